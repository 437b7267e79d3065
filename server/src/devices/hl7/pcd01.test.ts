import { describe, expect, it } from 'vitest';
import type { DeviceReading, DeviceSaid } from '../driver.ts';
import {
  aHeader,
  aMessage,
  aRow,
  at,
  atMs,
  bpm,
  cuffPulse,
  diastolic,
  mean,
  mmHg,
  perfusion,
  pulse,
  spo2,
  systolic,
} from './fixtures.ts';
import { parseMessage } from './message.ts';
import { decodeObservations } from './pcd01.ts';

function decode(text: string): readonly DeviceSaid[] {
  const message = parseMessage(text);
  if (!message.ok) throw new Error(message.error.type);
  return decodeObservations(message.value);
}

function readingsOf(text: string): readonly DeviceReading[] {
  return decode(text).flatMap((said) => (said.type === 'reading' ? [said.reading] : []));
}

function rejectionsOf(text: string): readonly string[] {
  return decode(text).flatMap((said) => (said.type === 'frame-rejected' ? [said.why] : []));
}

function unknownIn(text: string): readonly string[] {
  return decode(text).flatMap((said) => (said.type === 'unknown-code' ? [said.code] : []));
}

/** Parameter, quality, and the value or the reason. */
function inShort(reading: DeviceReading): string {
  const { parameter, quality } = reading;
  if (quality === 'unavailable') return `${parameter} ${quality} ${reading.reason}`;
  if (quality === 'questionable') return `${parameter} ${quality} ${reading.value} ${reading.reason}`;
  return `${parameter} ${quality} ${reading.value}`;
}

const short = (rows: readonly string[]) => readingsOf(aMessage(rows)).map(inShort);

describe('what a row measures', () => {
  it('[HL9] a reading has parameter, value, device and time', () => {
    expect(readingsOf(aMessage([aRow(spo2)]))).toEqual([
      {
        parameter: 'spo2Percent',
        quality: 'good',
        value: 97,
        deviceId: 'OXI-1',
        measuredAtMs: atMs,
        sentAtMs: atMs + 1_000,
      },
    ]);
  });

  const codes = [
    ['150456', 'spo2Percent', '262688'],
    ['149530', 'pulseRateBpm', bpm],
    ['149546', 'cuffPulseRateBpm', bpm],
    ['150021', 'systolicMmHg', mmHg],
    ['150301', 'systolicMmHg', mmHg],
    ['150017', 'systolicMmHg', mmHg],
    ['150022', 'diastolicMmHg', mmHg],
    ['150302', 'diastolicMmHg', mmHg],
    ['150018', 'diastolicMmHg', mmHg],
    ['150023', 'meanMmHg', mmHg],
    ['150303', 'meanMmHg', mmHg],
    ['150019', 'meanMmHg', mmHg],
  ] as const;
  for (const [code, parameter, unit] of codes) {
    it(`[HL9] ${code} is ${parameter}, whatever its text says`, () => {
      expect(short([aRow(`${code}^SOMETHING ELSE^MDC`, { value: '80', unit })])).toEqual([
        `${parameter} good 80`,
      ]);
    });
  }

  it('[HL9] perfusion index is a percentage', () => {
    expect(short([aRow(perfusion, { value: '3.4' })])).toEqual(['perfusionIndexPercent good 3.4']);
  });

  it("[HL13] the oximeter's pulse and the cuff's pulse stay apart", () => {
    const rows = [aRow(pulse, { value: '71', unit: bpm }), aRow(cuffPulse, { value: '74', unit: bpm })];
    expect(short(rows)).toEqual(['pulseRateBpm good 71', 'cuffPulseRateBpm good 74']);
  });

  it('[DD5] unknown codes are listed, and the rows beside them are read', () => {
    const message = aMessage([
      aRow('147842^MDC_ECG_HEART_RATE^MDC'),
      aRow(spo2),
      aRow('0002-4bb8^SpO2^MDIL'),
    ]);
    expect(unknownIn(message)).toEqual(['147842', '0002-4bb8']);
    expect(readingsOf(message).map(inShort)).toEqual(['spo2Percent good 97']);
  });

  it('[HL9] the MDC number may stand in the second triplet, after the number of another system', () => {
    const row = aRow('59408-5^SpO2^LN^150456^MDC_PULS_OXIM_SAT_O2^MDC');
    expect(short([row])).toEqual(['spo2Percent good 97']);
  });

  for (const second of ['150456^X^99VENDOR', '150456^X', '160^X^MDC']) {
    it(`[HL9] a second triplet ${second} is none of ours`, () => {
      expect(unknownIn(aMessage([aRow(`59408-5^SpO2^LN^${second}`)]))).toEqual(['59408-5']);
    });
  }

  it('[HL9] a number of another coding system is not an MDC number', () => {
    expect(unknownIn(aMessage([aRow('150456^X^99VENDOR')]))).toEqual(['150456']);
  });

  it('[DD5] a row without any code is rejected, a row that only names a part of the device says nothing', () => {
    const message = aMessage(['OBX|1|NM|||97', 'OBX|2||528388^MDC_DEV_SPEC_PROFILE_PULS_OXIM^MDC|1|||||||X']);
    expect(decode(message).map(({ type }) => type)).toEqual(['frame-rejected']);
  });
});

describe('units', () => {
  const taken = [
    [spo2, '262688^MDC_DIM_PERCENT^MDC'],
    [spo2, '%^%^UCUM'],
    [spo2, '%'],
    [pulse, '264864'],
    [pulse, '/min^/min^UCUM'],
    [pulse, '{beat}/min'],
    [systolic, '266016^MDC_DIM_MMHG^MDC'],
    [systolic, 'mm[Hg]^mm[Hg]^UCUM'],
    [systolic, 'mmHg'],
    [systolic, 'mmHg ^Unit'],
    [pulse, 'bpm'],
    [systolic, '99^mmHg^LOCAL^mm[Hg]^mm[Hg]^UCUM'],
  ] as const;
  for (const [code, unit] of taken) {
    it(`[DD9] ${code} in ${unit} is read as it stands`, () => {
      const [reading] = readingsOf(aMessage([aRow(code, { value: '90', unit })]));
      expect(reading).toMatchObject({ quality: 'good', value: 90 });
      expect(reading).not.toHaveProperty('original');
    });
  }

  for (const unit of ['265987^MDC_DIM_KILO_PASCAL^MDC', 'kPa^kPa^UCUM']) {
    it(`[DD9] ${unit} becomes mmHg once, and what was sent is kept`, () => {
      expect(readingsOf(aMessage([aRow(systolic, { value: '16.0', unit })]))).toMatchObject([
        { quality: 'good', value: 120, original: '16.0 kPa' },
      ]);
    });
  }

  const refused = [
    ['no unit', spo2, ''],
    ['a unit nobody knows', systolic, '266000^MDC_DIM_X^MDC'],
    ['a text for a unit', systolic, 'millimetres'],
    ['a pressure in percent', systolic, '%'],
    ['a saturation in mmHg', spo2, 'mm[Hg]'],
    ['a dimensionless perfusion index', perfusion, '262656^MDC_DIM_DIMLESS^MDC'],
  ] as const;
  for (const [what, code, unit] of refused) {
    it(`[DD9] ${what} is rejected and never guessed at`, () => {
      const message = aMessage([aRow(code, { value: '90', unit })]);
      expect(rejectionsOf(message)).toEqual(['unknown-unit']);
      expect(readingsOf(message)).toEqual([]);
    });
  }
});

describe('numbers', () => {
  const saturations = [
    ['0', 'unavailable impossible'],
    ['1', 'questionable 1 implausible'],
    ['39.9', 'questionable 39.9 implausible'],
    ['40', 'good 40'],
    ['80.5', 'good 80.5'],
    ['100', 'good 100'],
    ['101', 'unavailable impossible'],
  ] as const;
  for (const [value, expected] of saturations) {
    it(`[DD6] an SpO2 of ${value} % is ${expected}`, () => {
      expect(short([aRow(spo2, { value })])).toEqual([`spo2Percent ${expected}`]);
    });
  }

  for (const value of ['0', '101']) {
    it(`[DD6] an SpO2 of ${value} % is counted as impossible and kept as sent`, () => {
      const message = aMessage([aRow(spo2, { value })]);
      expect(rejectionsOf(message)).toEqual(['impossible']);
      expect(readingsOf(message)[0]).toMatchObject({ original: `${value} %` });
    });
  }

  for (const value of ['', '""', '-100', '-100.00', '8388607']) {
    it(`[DD5] ${value === '' ? 'an empty OBX-5' : value} is no value, and nothing is rejected`, () => {
      const message = aMessage([aRow(spo2, { value, unit: '' })]);
      expect(readingsOf(message).map(inShort)).toEqual(['spo2Percent unavailable no-value']);
      expect(rejectionsOf(message)).toEqual([]);
    });
  }

  for (const value of ['---', '-?-', '9 7', '0x61', '97%', '>90', '97~98', '1e2', '.']) {
    it(`[DD5] ${value} is no number: no value is shown, and it is counted`, () => {
      const message = aMessage([aRow(spo2, { value })]);
      expect(readingsOf(message).map(inShort)).toEqual(['spo2Percent unavailable no-value']);
      expect(rejectionsOf(message)).toEqual(['malformed']);
    });
  }
});

describe('what the device says of its own number', () => {
  const flagged = [
    ['', 'good 97'],
    ['N', 'good 97'],
    ['ALINH', 'good 97'],
    ['VALID', 'good 97'],
    ['QUES', 'questionable 97 device-doubt'],
    ['EARLY', 'questionable 97 device-doubt'],
    ['CAL', 'questionable 97 device-doubt'],
    ['EARLY~QUES', 'questionable 97 device-doubt'],
    ['INV', 'unavailable invalid'],
    ['NAV', 'unavailable no-value'],
    ['OFF', 'unavailable probe-off'],
    ['TEST', 'unavailable test'],
    ['DEMO', 'unavailable test'],
    ['BUSY', 'unavailable measuring'],
    ['H~DEMO', 'unavailable test'],
    ['QUES~INV', 'unavailable invalid'],
    ['NAV~TEST', 'unavailable test'],
  ] as const;
  for (const [flags, expected] of flagged) {
    it(`[HL10] OBX-8 ${flags === '' ? 'empty' : flags}: ${expected}`, () => {
      expect(short([aRow(spo2, { flags })])).toEqual([`spo2Percent ${expected}`]);
    });
  }

  it('[HL10] a cuff that calls its pressures invalid has failed; one that takes them back has not', () => {
    const failed = aRow(systolic, { value: '', flags: 'INV', status: 'X' });
    expect(short([failed])).toEqual(['systolicMmHg unavailable failed']);
    expect(short([aRow(systolic, { value: '', status: 'W' })])).toEqual(['systolicMmHg unavailable invalid']);
  });

  const statuses = [
    ['R', 'good 97'],
    ['F', 'good 97'],
    ['C', 'good 97'],
    ['P', 'questionable 97 device-doubt'],
    ['S', 'questionable 97 device-doubt'],
    ['I', 'unavailable measuring'],
    ['D', 'unavailable invalid'],
    ['W', 'unavailable invalid'],
    ['U', 'unavailable no-value'],
    ['O', 'unavailable no-value'],
    ['N', 'unavailable no-value'],
    ['X', 'unavailable no-value'],
  ] as const;
  for (const [status, expected] of statuses) {
    it(`[HL10] OBX-11 ${status}, with a number in OBX-5: ${expected}`, () => {
      expect(short([aRow(spo2, { status })])).toEqual([`spo2Percent ${expected}`]);
    });
  }

  it('[HL10] OBX-11 empty: nobody has said that it is a result, and the number is questionable', () => {
    expect(short([aRow(spo2, { status: '' })])).toEqual(['spo2Percent questionable 97 device-doubt']);
  });

  it('[HL10] a blank beside a status or a code changes nothing', () => {
    expect(short([aRow('150456 ^X^MDC ', { status: 'F ' })])).toEqual(['spo2Percent good 97']);
  });

  for (const flags of ['Demo', 'test', 'demo ', 'Test~VAL']) {
    it(`[HL10] OBX-8 ${flags}, in whatever letters, is never live`, () => {
      expect(short([aRow(spo2, { flags })])).toEqual(['spo2Percent unavailable test']);
    });
  }

  for (const status of ['Z', 'r']) {
    it(`[HL10] OBX-11 ${status} says nothing known: the row is rejected`, () => {
      const message = aMessage([aRow(spo2, { status })]);
      expect(rejectionsOf(message)).toEqual(['malformed']);
      expect(readingsOf(message)).toEqual([]);
    });
  }

  it('[HL10] a probe that is off: empty, NAV, X', () => {
    expect(short([aRow(spo2, { value: '', flags: 'NAV', status: 'X' })])).toEqual([
      'spo2Percent unavailable no-value',
    ]);
    expect(short([aRow(spo2, { value: '', flags: 'OFF', status: 'X' })])).toEqual([
      'spo2Percent unavailable probe-off',
    ]);
  });

  it('[DD6] the implausible stays implausible when the device doubts it too', () => {
    expect(short([aRow(spo2, { value: '30', flags: 'QUES' })])).toEqual([
      'spo2Percent questionable 30 implausible',
    ]);
  });
});

describe('the pressures of one measurement', () => {
  const pressures = (sys: string, dia: string, map: string) => [
    aRow(systolic, { place: '1.0.1.1', value: sys, unit: mmHg }),
    aRow(diastolic, { place: '1.0.1.2', value: dia, unit: mmHg }),
    aRow(mean, { place: '1.0.1.3', value: map, unit: mmHg }),
  ];
  const rows = [
    ['81', '80', '80', ['good 81', 'good 80', 'good 80']],
    ['80', '80', '80', ['questionable 80', 'questionable 80', 'questionable 80']],
    ['79', '80', '80', ['questionable 79', 'questionable 80', 'questionable 80']],
    ['120', '80', '121', ['good 120', 'good 80', 'questionable 121']],
    ['120', '80', '79', ['good 120', 'good 80', 'questionable 79']],
  ] as const;
  for (const [sys, dia, map, expected] of rows) {
    it(`[DD6] ${sys}/${dia} (${map})`, () => {
      const readings = readingsOf(aMessage(pressures(sys, dia, map)));
      expect(readings.map((reading) => inShort(reading).split(' ').slice(1, 3).join(' '))).toEqual(expected);
    });
  }

  it('[DD6] are not held against those of another channel or another time', () => {
    const other = [
      aRow(systolic, { place: '1.0.1.1', value: '70', unit: mmHg }),
      aRow(diastolic, { place: '1.0.2.2', value: '80', unit: mmHg }),
      aRow(mean, { place: '1.0.1.3', value: '90', unit: mmHg, time: '20261123115900+0000' }),
    ];
    expect(readingsOf(aMessage(other)).map(({ quality }) => quality)).toEqual(['good', 'good', 'good']);
  });
});

describe('two channels of one parameter', () => {
  const good = aRow(spo2, { place: '1.3.2' });
  const idle = aRow(spo2, { place: '1.6.1', value: '8388607', status: 'X' });
  it('[HL14] the one without a value does not erase the one with a value, in either order', () => {
    expect(short([good, idle])).toEqual(['spo2Percent good 97']);
    expect(short([idle, good])).toEqual(['spo2Percent good 97']);
  });

  it('[HL14] of two that measured, the better stands and the other is listed', () => {
    const rows = [aRow(spo2, { place: '1.3.1', flags: 'QUES' }), aRow(spo2, { place: '1.6.1', value: '95' })];
    expect(short(rows)).toEqual(['spo2Percent good 95']);
    expect(unknownIn(aMessage(rows))).toEqual(['150456@1.3.1']);
  });

  it('[HL14] of two equally good, the first stands', () => {
    const rows = [aRow(spo2, { place: '1.3.1' }), aRow(spo2, { place: '1.6.1', value: '95' })];
    expect(short(rows)).toEqual(['spo2Percent good 97']);
  });

  it('[HL14] two devices and two times are all kept', () => {
    const rows = [
      aRow(spo2),
      aRow(spo2, { device: 'OXI-2', value: '', status: 'X' }),
      aRow(spo2, { time: '20261123115959+0000', value: '96' }),
    ];
    expect(short(rows)).toEqual([
      'spo2Percent good 97',
      'spo2Percent unavailable no-value',
      'spo2Percent good 96',
    ]);
  });

  it('[HL14] idle channels alone say that there is no value', () => {
    expect(short([idle])).toEqual(['spo2Percent unavailable no-value']);
  });
});

describe('when it was measured', () => {
  const earlier = '20261123115500+0000';
  const earlierMs = atMs - 300_000;
  const timesOf = (rows: readonly string[]) =>
    readingsOf(aMessage(rows)).map(({ measuredAtMs }) => measuredAtMs);

  it('[HL12] the row says it first', () => {
    expect(timesOf([aRow(spo2, { time: earlier })])).toEqual([earlierMs]);
  });

  for (const [parent, place] of [
    ['1.0.1', '1.0.1.1'],
    ['1', '1.0.1.1'],
    ['1.0.0.0', '1.0.1.1'],
    ['1.3.0.0', '1.3.1.4'],
  ] as const) {
    it(`[HL12] else the row above it: ${parent} for ${place}`, () => {
      const group = `OBX|1||150020^MDC_PRESS_BLD_NONINV^MDC|${parent}|||||||X|||${earlier}`;
      expect(timesOf([aRow(spo2, { place }), group])).toEqual([earlierMs]);
    });
  }

  it('[HL12] a row beside it does not speak for it', () => {
    const other = `OBX|1||150020^MDC_PRESS_BLD_NONINV^MDC|1.0.2|||||||X|||${earlier}`;
    expect(timesOf([other, aRow(spo2, { place: '1.0.1.1' })])).toEqual([atMs]);
  });

  it('[HL12] else the order it stands under', () => {
    const second = ['OBR|2|||150020|||20261123115500+0000', aRow(pulse, { unit: bpm })];
    expect(timesOf([aRow(spo2), ...second])).toEqual([atMs, earlierMs]);
  });

  it('[HL12] a time without a zone is in the zone of the message', () => {
    expect(timesOf([aRow(spo2, { time: '20261123120000' })])).toEqual([atMs]);
  });

  for (const time of ['00000000000000', 'soon']) {
    it(`[HL12] ${time} is no time, and no other is put in its place`, () => {
      expect(timesOf([aRow(spo2, { time })])).toEqual([null]);
    });
  }
});

describe('which device it was', () => {
  const devicesOf = (text: string) => readingsOf(text).map(({ deviceId }) => deviceId);
  const own = '0123456789ABCDEF^^0123456789ABCDEF^EUI-64';
  const unnamed = aRow(spo2, { device: '' });

  it('[HL11] the row names it', () => {
    expect(devicesOf(aMessage([aRow(spo2, { device: own })]))).toEqual(['0123456789ABCDEF']);
  });

  it('[HL11] else the uppermost row of its order', () => {
    const top = `OBX|1||528388^MDC_DEV_SPEC_PROFILE_PULS_OXIM^MDC|1.0.0.0|||||||X|||||||${own}`;
    expect(devicesOf(aMessage([top, unnamed]))).toEqual(['0123456789ABCDEF']);
  });

  it('[HL11] else the row of the same device that does', () => {
    const rows = [
      aRow(spo2, { place: '1.3.1.1', device: own }),
      aRow(pulse, { place: '1.3.1.2', unit: bpm, device: '' }),
    ];
    expect(devicesOf(aMessage(rows))).toEqual(['0123456789ABCDEF', '0123456789ABCDEF']);
  });

  it('[HL11] but not a row of another device', () => {
    const other = aRow(pulse, { place: '2.3.1.2', unit: bpm, device: own });
    expect(devicesOf(aMessage([unnamed, other]))).toEqual(['MONITOR', '0123456789ABCDEF']);
  });

  it('[HL11] else the sender and the bed', () => {
    const header = aHeader().replace('MONITOR', 'HUB^080019FFFF4F6AC0^EUI-64');
    const message = [header, 'PV1||E|3 WEST^3001^1', `OBR|1||||||${at}`, unnamed].join('\r');
    expect(devicesOf(message)).toEqual(['080019FFFF4F6AC0/3 WEST-3001-1']);
  });

  for (const [what, device] of [
    ['is longer than 80 characters', 'x'.repeat(81)],
    ['has characters that can not be printed', 'OXI\u00e4'],
    ['is blank', ' '],
  ] as const) {
    it(`[HL11] a name that ${what} is refused`, () => {
      const message = aMessage([aRow(spo2, { device })]);
      expect(rejectionsOf(message)).toEqual(['malformed']);
      expect(readingsOf(message)).toEqual([]);
    });
  }

  it('[HL11] a message that names neither device nor sender is refused row by row', () => {
    const message = aMessage([unnamed], aHeader().replace('MONITOR', ''));
    expect(rejectionsOf(message)).toEqual(['malformed']);
  });
});
