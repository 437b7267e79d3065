import type { Specimen, SpecimenFrame, Values } from '../conformance/specimen.ts';
import { hl7Driver } from './driver.ts';
import { frameMllp } from './mllp-framing.ts';

/** Makers' dialects as their monitors send them; found by their marks, nothing is set. Times are local and without a zone. */
const common = {
  driver: hl7Driver,
  damaged: { notApplicable: 'MLLP and HL7 have none' },
  isPacket: false,
} as const;
const malformed = { type: 'rejected', why: 'malformed' } as const;
const unknownUnit = { type: 'rejected', why: 'unknown-unit' } as const;
const simulated = { type: 'rejected', why: 'simulated' } as const;
const noon = Date.UTC(2026, 5, 1, 12);

type Parameter = keyof Values;

const mindrayCode = { spo2Percent: '160', pulseRateBpm: '161', perfusionIndexPercent: '162' } as const;

const mindrayCuffCode = {
  systolicMmHg: '170',
  diastolicMmHg: '171',
  meanMmHg: '172',
  cuffPulseRateBpm: '173',
} as const;

/** Comen, Nihon Kohden and Philips have no code of their own for these that we know. */
const noneOfTheirs = ['perfusionIndexPercent', 'cuffPulseRateBpm'] as const;

const mdcCode: Readonly<Partial<Record<Parameter, readonly [string, string]>>> = {
  spo2Percent: ['150456', '262688^MDC_DIM_PERCENT^MDC'],
  pulseRateBpm: ['149530', '264864^MDC_DIM_BEAT_PER_MIN^MDC'],
  systolicMmHg: ['150017', '266016^MDC_DIM_MMHG^MDC'],
  diastolicMmHg: ['150018', '266016^MDC_DIM_MMHG^MDC'],
  meanMmHg: ['150019', '266016^MDC_DIM_MMHG^MDC'],
};

const idle = 'OBX||NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.6.1|8388607|262688^MDC_DIM_PERCENT^MDC|||||X';

const mdilCode: Readonly<Partial<Record<Parameter, readonly [string, string]>>> = {
  spo2Percent: ['0002-4bb8', '0004-0220'],
  pulseRateBpm: ['0002-4822', '0004-0aa0'],
  systolicMmHg: ['0002-4a05', '0004-0f20'],
  diastolicMmHg: ['0002-4a06', '0004-0f20'],
  meanMmHg: ['0002-4a07', '0004-0f20'],
};

const nihonKohdenVital = { pulseRateBpm: '007001', spo2Percent: '007000' } as const;

const nihonKohdenCuff = { systolicMmHg: '009000', diastolicMmHg: '009001', meanMmHg: '009002' } as const;

/**
 * A number is answered before it is confirmed, and said only then (HL29): the kit's question, whether an answer waits for the
 * disk, is put to the validity in driver-dialects.test.ts.
 */
export const mindraySpecimen: Specimen = {
  ...common,
  isAnswered: false,
  frame: (values, measuredAtMs) =>
    mindrayFrame([...mindrayNumbers(values), ...mindrayCuff(values, measuredAtMs)]),
  noValue: () => mindrayFrame([mindray('204', [numeric('160', '-100')])]),
  wrong: [
    {
      name: 'called invalid by the next message',
      frame: mindrayFrame([mindray('204', [numeric('160', '97')]), mindray('205', [validity('160', '2')])]),
      becomes: { type: 'unavailable' },
    },
    {
      name: 'neither valid nor invalid',
      frame: mindrayFrame([mindray('204', [numeric('160', '97')]), mindray('205', [validity('160', '1')])]),
      becomes: { type: 'questionable' },
    },
    {
      name: 'the pulse of an artery',
      frame: mindrayFrame([mindray('204', [numeric('600', '61')])]),
      becomes: { type: 'nothing' },
    },
    {
      name: 'a pressure without a time',
      frame: mindrayFrame([mindray('503', [cuffRow('170', '120', '00000000000000')])]),
      becomes: malformed,
    },
    {
      name: 'a test',
      frame: mindrayFrame([mindray('204', [numeric('160', '97')], 'T')]),
      becomes: simulated,
    },
  ],
};

export const comenSpecimen: Specimen = {
  ...common,
  isAnswered: true,
  carriesNot: noneOfTheirs,
  frame: (values, measuredAtMs) => comen(rowsBy(values, mdcRow), measuredAtMs),
  noValue: () => comen([mdcRow('spo2Percent', '8388607').replace('|||||F', '|||||X')]),
  wrong: [
    {
      name: 'an idle channel beside the one that measures',
      frame: comen([mdcRow('spo2Percent', '97'), idle]),
      becomes: { type: 'values', values: { spo2Percent: 97 } },
    },
    {
      name: 'a NaN that got out',
      frame: comen([mdcRow('spo2Percent', '8388607')]),
      becomes: { type: 'unavailable' },
    },
    {
      name: 'no unit',
      frame: comen([mdcRow('spo2Percent', '97').replace(/\|2626[^|]*/, '|')]),
      becomes: unknownUnit,
    },
  ],
};

export const nihonKohdenSpecimen: Specimen = {
  ...common,
  isAnswered: true,
  carriesNot: noneOfTheirs,
  frame: nihonKohden,
  noValue: () => nihonKohden({}, noon, ['OBX|1|NM|007000^VITAL SpO2|1||%|||||F']),
  wrong: [
    {
      name: 'another unit',
      frame: nihonKohden({}, noon, ['OBX|1|NM|009000^NIBP SYS|1|120|Torr|||||F']),
      becomes: unknownUnit,
    },
    {
      name: 'another code for a pulse',
      frame: nihonKohden({}, noon, ['OBX|1|NM|072007^VITAL rPR|1|77|/min|||||F']),
      becomes: { type: 'nothing' },
    },
  ],
};

export const philipsSpecimen: Specimen = {
  ...common,
  isAnswered: true,
  carriesNot: noneOfTheirs,
  frame: (values, measuredAtMs) => philips(rowsBy(values, mdilRow), measuredAtMs),
  noValue: () => philips([mdilRow('spo2Percent', '')]),
  wrong: [
    {
      name: 'the unit of another',
      frame: philips(['OBX||NM|0002-4bb8^SpO2^MDIL|0|97|0004-0aa0^bpm^MDIL|||||F']),
      becomes: unknownUnit,
    },
    {
      name: 'impossible',
      frame: philips([mdilRow('spo2Percent', '101')]),
      becomes: { type: 'rejected', why: 'impossible' },
    },
    {
      name: 'kPa is converted',
      frame: philips(['OBX||NM|0002-4a05^NBPs^MDIL|0|16|0004-0f03^kPa^MDIL|||||F']),
      becomes: { type: 'values', values: { systolicMmHg: 120 } },
    },
  ],
};

type RowOf = (parameter: Parameter, value: string) => string;

function mindray(messageClass: string, rows: readonly string[], processing = 'P'): string {
  return [`MSH|^~\\&|||||||ORU^R01|${messageClass}|${processing}|2.3.1|`, ...rows, ''].join('\r');
}

function numeric(code: string, value: string): string {
  return `OBX||NM|${code}^PR|2103|${value}||||||F`;
}

function validity(code: string, is: string): string {
  return `OBX||CE|2037^|${code}|${is}^||||||F`;
}

function cuffRow(code: string, value: string, time: string): string {
  return `OBX||NM|${code}^Sys|2105|${value}||||||F||APERIODIC|${time}`;
}

function mindrayNumbers(values: Values): readonly string[] {
  const given = present(values, mindrayCode);
  if (given.length === 0) return [];
  const numbers = given.map(([code, value]) => numeric(code, value));
  const valid = given.map(([code]) => validity(code, '3'));
  return [mindray('204', numbers), mindray('205', valid)];
}

function mindrayCuff(values: Values, measuredAtMs: number): readonly string[] {
  const rows = present(values, mindrayCuffCode).map(([code, value]) =>
    cuffRow(code, value, localTime(measuredAtMs)),
  );
  return rows.length === 0 ? [] : [mindray('503', rows)];
}

function present(
  values: Values,
  codes: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] {
  return Object.entries(codes).flatMap(([parameter, code]) => {
    const value = values[parameter as Parameter];
    return value === undefined ? [] : [[code, String(value)] as const];
  });
}

function mindrayFrame(messages: readonly string[]): SpecimenFrame {
  return { bytes: Buffer.concat(messages.map((message) => frameMllp(Buffer.from(message)))) };
}

function mdcRow(parameter: Parameter, value: string): string {
  const [code, unit] = mdcCode[parameter] ?? ['', ''];
  return code === '' ? '' : `OBX||NM|${code}^x^MDC|1.3.${code}|${value}|${unit}|||||F`;
}

function comen(rows: readonly string[], measuredAtMs = noon): SpecimenFrame {
  const at = localTime(measuredAtMs);
  const header = `MSH|^~\\&||KC575235977G|||${at}||ORU^R01|${at}.0007|P|2.6`;
  return message([header, 'PID|||||', 'PV1||I|^^&24', `OBR||||1^MDC_OBS^MDC|||${at}`, ...rows]);
}

function mdilRow(parameter: Parameter, value: string): string {
  const [code, unit] = mdilCode[parameter] ?? ['', ''];
  return code === '' ? '' : `OBX||NM|${code}^x^MDIL|0|${value}|${unit}^x^MDIL|||||F`;
}

function philips(rows: readonly string[], measuredAtMs = noon): SpecimenFrame {
  const at = localTime(measuredAtMs);
  const header = 'MSH|^~\\&|||||||ORU^R01|HP104220879017992|P|2.3||||||8859/1';
  return message([header, 'PID|1||1', 'PV1||I|8-3600^^8-3604', `OBR|||||||${at}`, ...rows]);
}

function nihonKohden(values: Values, measuredAtMs: number, further: readonly string[] = []): SpecimenFrame {
  const at = localTime(measuredAtMs);
  const row = ([code, value]: readonly [string, string]) =>
    `OBX|1|NM|${code}^x|1|${value}|${code.startsWith('009') ? 'mmHg' : code === '007000' ? '%' : '/min'}|||||F|||${at}`;
  const cuff = present(values, nihonKohdenCuff).map(row);
  return message([
    `MSH|^~\\&|NIHON KOHDEN|NIHON KOHDEN|CLIENT APP|CLIENT FACILITY|${at}||ORU^R01^ORU_R01|7|P|2.4|||NE|AL||ASCII||ASCII`,
    'PID|||||^^^^^^L^A|||O',
    'PV1||I|^^BED-001^10.0.100.98:1',
    `OBR|1|||VITAL|||${at}`,
    ...present(values, nihonKohdenVital).map(row),
    ...(cuff.length === 0 ? [] : [`OBR|2|||NIBP|||${at}`, ...cuff]),
    ...further,
  ]);
}

function rowsBy(values: Values, rowOf: RowOf): readonly string[] {
  return Object.entries(values)
    .map(([parameter, value]) => rowOf(parameter as Parameter, String(value)))
    .filter((row) => row !== '');
}

function message(lines: readonly string[]): SpecimenFrame {
  return { bytes: frameMllp(Buffer.from(`${lines.join('\r')}\r`)) };
}

/** `20260601120000`, as the monitor's own clock shows it. */
function localTime(atMs: number): string {
  const of = new Date(atMs);
  const parts = [
    of.getFullYear(),
    of.getMonth() + 1,
    of.getDate(),
    of.getHours(),
    of.getMinutes(),
    of.getSeconds(),
  ];
  return parts.map((part) => String(part).padStart(2, '0')).join('');
}
