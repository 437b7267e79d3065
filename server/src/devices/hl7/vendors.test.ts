import { describe, expect, it } from 'vitest';
import { comen } from './comen.ts';
import type { Dialect } from './dialect.ts';
import { createInterpreter } from './dialects.ts';
import {
  aHeader,
  aMessage,
  aMindrayMessage,
  aRow,
  inShort,
  link,
  parsed,
  readingsOf,
  spo2,
} from './fixtures.ts';
import { nihonKohden } from './nihon-kohden.ts';
import { philips } from './philips.ts';

function read(dialect: Dialect, lines: readonly string[]) {
  return dialect.open(link).read(parsed(lines), 0);
}

const local = (text: string) => new Date(text).getTime();

/** As the clinic's monitors send them; every number is of our own making. */
const comenHeader = 'MSH|^~\\&||KC575235977G|||20260101120001.000+0800||ORU^R01|20260101120001.0007|P|2.6';
const comenRow = ([code, place]: readonly [string, string], value: string, status = 'F') =>
  `OBX||NM|${code}|${place}|${value}|${unitOf(code)}|||||${status}|||20260101120000+0800`;
const unitOf = (code: string) =>
  code.startsWith('1500') ? '266016^MDC_DIM_MMHG^MDC' : '262688^MDC_DIM_PERCENT^MDC';
const comenLines = (...rows: readonly string[]) => [
  comenHeader,
  'PID|||||',
  'PV1||I|^^&24',
  'OBR||||1^MDC_OBS^MDC|||20260101120000+0800',
  ...rows,
];

const nkHeader =
  'MSH|^~\\&|NIHON KOHDEN|NIHON KOHDEN|CLIENT APP|CLIENT FACILITY|20260422184400||ORU^R01^ORU_R01|20260422000007|P|2.4|||NE|AL||ASCII||ASCII';
const nkLines = (...rows: readonly string[]) => [
  nkHeader,
  'PID|||||^^^^^^L^A|||O',
  'PV1||I|^^BED-001^10.1.0.7:1',
  'ORC|RE',
  ...rows,
];
const vital = 'OBR|1|||VITAL|||20260422184400||||||||||||||||||A';
const nibp = 'OBR|2|||NIBP|||20260422184337||||||||||||||||||A';
const nkRow = (code: string, [value, unit]: readonly [string, string], time = '20260422184400') =>
  `OBX|1|NM|${code}|1|${value}|${unit}|||||F|||${time}|||`;

const philipsLines = (...rows: readonly string[]) => [
  'MSH|^~\\&|||||||ORU^R01|HP128978937126197|P|2.3||||||8859/1',
  'PID|||E12345||Smith^John',
  'PV1||I|8-3600^^8-3604&4&1',
  'OBR||||||||||||||20260101120000',
  ...rows,
];
const philipsRow = (code: string, value: string, unit: string) =>
  `OBX||NM|${code}^x^MDIL|0|${value}|${unit}^x^MDIL|||||F`;

describe('Comen', () => {
  it('[HL33] a NaN that got out does not erase what the other channel measures', () => {
    const said = read(
      comen,
      comenLines(
        comenRow(['150456^MDC_PULS_OXIM_SAT_O2^MDC', '1.3.2'], '97'),
        comenRow(['150456^MDC_PULS_OXIM_SAT_O2^MDC', '1.6.1'], '8388607', 'X'),
      ),
    );
    expect(inShort(said)).toEqual(['spo2Percent good 97']);
  });

  for (const status of ['X', 'F']) {
    it(`[HL33] 8388607 alone is no value, with OBX-11 ${status}`, () => {
      const row = comenRow(['150456^MDC_PULS_OXIM_SAT_O2^MDC', '1.6.1'], '8388607', status);
      expect(inShort(read(comen, comenLines(row)))).toEqual(['spo2Percent unavailable no-value']);
    });
  }

  it('[HL33] its pressures are 150017 to 150019, whatever they are labelled', () => {
    const rows = [
      comenRow(['150017^MDC_PRESS_BLD_NONINV_SYS^MDC', '1.1.1'], '128'),
      comenRow(['150018^MDC_PRESS_BLD_NONINV_DIA^MDC', '1.1.2'], '76'),
      comenRow(['150019^MDC_PRESS_BLD_NONINV_MEAN^MDC', '1.1.3'], '93'),
    ];
    const readings = readingsOf(read(comen, comenLines(...rows)));
    expect(
      readings.map(({ parameter, deviceId, measuredAtMs }) => [parameter, deviceId, measuredAtMs]),
    ).toEqual(
      ['systolicMmHg', 'diastolicMmHg', 'meanMmHg'].map((parameter) => [
        parameter,
        'KC575235977G',
        Date.UTC(2026, 0, 1, 4),
      ]),
    );
  });

  it('[HL33] without a serial number it is the connection and the bed', () => {
    const lines = comenLines(comenRow(['150456^x^MDC', '1.3.2'], '97'));
    const unnamed = [comenHeader.replace('KC575235977G', 'WARD'), ...lines.slice(1)];
    expect(readingsOf(read(comen, unnamed))[0]?.deviceId).toBe('10.1.0.7/24');
  });
});

describe('Nihon Kohden', () => {
  it('[HL34] the cuff has an order, and a time, of its own', () => {
    const said = read(
      nihonKohden,
      nkLines(
        vital,
        nkRow('007001^VITAL PR(spo2)', ['77', '/min']),
        nkRow('007000^VITAL SpO2', ['99', '%']),
        nkRow('072007^VITAL rPR(spo2)', ['77', '/min']),
        nibp,
        nkRow('009000^NIBP SYS', ['133', 'mmHg'], '20260422184337'),
        nkRow('009001^NIBP DIAS', ['77', 'mmHg'], '20260422184337'),
        nkRow('009002^NIBP MEAN', ['95', 'mmHg'], '20260422184337'),
      ),
    );
    expect(inShort(said)).toEqual([
      'pulseRateBpm good 77',
      'spo2Percent good 99',
      'systolicMmHg good 133',
      'diastolicMmHg good 77',
      'meanMmHg good 95',
      'unknown 072007',
    ]);
    const [vitalMs, cuffMs] = [local('2026-04-22T18:44:00'), local('2026-04-22T18:43:37')];
    expect(readingsOf(said).map(({ measuredAtMs }) => measuredAtMs)).toEqual([
      vitalMs,
      vitalMs,
      cuffMs,
      cuffMs,
      cuffMs,
    ]);
  });

  for (const [what, order, row, time] of [
    ['OBR-7 before OBX-14', nibp, '20260422184400', '2026-04-22T18:43:37'],
    ['OBX-14 where OBR-7 is empty', 'OBR|2|||NIBP', '20260422184400', '2026-04-22T18:44:00'],
    ['OBR-7 where OBX-14 is empty', nibp, '', '2026-04-22T18:43:37'],
  ] as const) {
    it(`[HL34] ${what}`, () => {
      const said = read(nihonKohden, nkLines(order, nkRow('009000^NIBP SYS', ['133', 'mmHg'], row)));
      expect(readingsOf(said)[0]?.measuredAtMs).toBe(local(time));
    });
  }

  it('[HL34] neither time: unknown, and no other takes its place', () => {
    const said = read(nihonKohden, nkLines('OBR|2|||NIBP', nkRow('009000^NIBP SYS', ['133', 'mmHg'], '')));
    expect(readingsOf(said)[0]?.measuredAtMs).toBeNull();
  });

  for (const [address, name] of [
    ['10.1.0.7:1', '10.1.0.7/BED-001'],
    ['10.0.100.98:1', '10.1.0.7/BED-001@10.0.100.98:1'],
  ] as const) {
    it(`[HL34] the factory's bed at ${address} is ${name}`, () => {
      const lines = nkLines(vital, nkRow('007000^x', ['99', '%'])).map((line) =>
        line.replace('10.1.0.7:1', address),
      );
      expect(readingsOf(read(nihonKohden, lines))[0]?.deviceId).toBe(name);
    });
  }

  it('[HL34] a unit it does not send otherwise is refused', () => {
    const rows = [nkRow('007000^x', ['99', '']), nkRow('009000^x', ['133', 'Torr'])];
    expect(inShort(read(nihonKohden, nkLines(vital, ...rows)))).toEqual([
      'rejected unknown-unit',
      'rejected unknown-unit',
    ]);
  });
});

describe('Philips', () => {
  it('[HL35] codes and units in hexadecimal, in either case', () => {
    const said = read(
      philips,
      philipsLines(
        philipsRow('0002-4bb8', '98', '0004-0220'),
        philipsRow('0002-4822', '87', '0004-0aa0'),
        philipsRow('0002-4A05', '120', '0004-0F20'),
        philipsRow('0002-4a06', '80', '0004-0f20'),
        philipsRow('0002-4a07', '93', '0004-0f20'),
        philipsRow('0002-4182', '88', '0004-0aa0'),
        'OBX||NM|0002-5000^SML^MDIL|0|2.73x10\\S\\-7|0004-0ae0^rpm^MDIL|||||F',
      ),
    );
    expect(inShort(said)).toEqual([
      'spo2Percent good 98',
      'pulseRateBpm good 87',
      'systolicMmHg good 120',
      'diastolicMmHg good 80',
      'meanMmHg good 93',
      'unknown 0002-4182',
      'unknown 0002-5000',
    ]);
    expect(readingsOf(said)[0]).toMatchObject({
      deviceId: '10.1.0.7/8-3600-8-3604-4',
      measuredAtMs: local('2026-01-01T12:00:00'),
    });
  });

  it('[HL35] a unit of another kind, or none, is refused; kPa is converted', () => {
    const said = read(
      philips,
      philipsLines(
        philipsRow('0002-4bb8', '98', '0004-0aa0'),
        'OBX||NM|0002-4822^Pulse^MDIL|0|87||||||F',
        philipsRow('0002-4a05', '16', '0004-0f03'),
      ),
    );
    expect(inShort(said)).toEqual([
      'systolicMmHg good 120',
      'rejected unknown-unit',
      'rejected unknown-unit',
    ]);
  });
});

describe('which dialect it is', () => {
  const pcd = aMessage([aRow(spo2)])
    .split('\r')
    .slice(0, -1);
  const messages = [
    ['mindray', aMindrayMessage('204', ['OBX||NM|160^SpO2|2103|98||||||F']).split('\r').slice(0, -1)],
    ['mindray', ['MSH|^~\\&|||||||ORU^R01|106|P|2.3.1|']],
    ['mindray', ['MSH|^~\\&|||||||ADT^A01|101|P|2.3.1|']],
    ['comen', comenLines(comenRow(['150456^x^MDC', '1.3.2'], '97'))],
    ['nihon-kohden', nkLines(vital, nkRow('007000^VITAL SpO2', ['99', '%']))],
    ['nihon-kohden', [aHeader({ version: '2.4' }), vital, nkRow('007000^SpO2', ['99', '%'])]],
    ['philips', philipsLines(philipsRow('0002-4bb8', '98', '0004-0220'))],
    ['pcd-01', pcd],
    ['pcd-01', [nkHeader.replace('NIHON KOHDEN|NIHON KOHDEN', 'GATEWAY|'), ...pcd.slice(1)]],
  ] as const;
  for (const [index, [id, lines]] of messages.entries()) {
    it(`[HL25] is found by the marks of message ${index + 1}: ${id}`, () => {
      const interpreter = createInterpreter('auto', link);
      expect(interpreter.speaks()).toBeUndefined();
      expect(interpreter.dialectOf(parsed(lines)).id).toBe(id);
      expect(interpreter.speaks()).toBe(id);
    });
  }

  it('[HL25] a message without marks is read as the connection spoke last, at first as PCD-01', () => {
    const unmarked = parsed([aHeader(), 'OBX|1|NM|160|1|98|%|||||F']);
    const interpreter = createInterpreter(undefined, link);
    expect(interpreter.dialectOf(unmarked).id).toBe('pcd-01');
    expect(interpreter.speaks()).toBeUndefined();
    interpreter.dialectOf(parsed(philipsLines(philipsRow('0002-4bb8', '98', '0004-0220'))));
    expect(interpreter.dialectOf(unmarked).id).toBe('philips');
  });

  it('[HL25] one that was chosen is not doubted', () => {
    const interpreter = createInterpreter('mindray', link);
    expect(interpreter.speaks()).toBe('mindray');
    expect(interpreter.dialectOf(parsed(pcd)).id).toBe('mindray');
  });
});
