import { describe, expect, it } from 'vitest';
import { cuffTakesMs } from '../cuff-takes.ts';
import { aMindrayMessage, inShort, link, parsed, readingsOf } from './fixtures.ts';
import { mindray } from './mindray.ts';
import { confirmedWithinMs } from './mindray-validity.ts';

function aMonitor() {
  const decoder = mindray.open(link);
  const read = (messageClass: string, rows: readonly string[], atMs = 0) =>
    decoder.read(parsed(aMindrayMessage(messageClass, rows).split('\r').slice(0, -1)), atMs);
  return { decoder, read };
}

const spo2 = (value: string) => `OBX||NM|160^SpO2|2103|${value}||||||F`;
const pulse = 'OBX||NM|161^PR|2103|60||||||F';
const perfusion = 'OBX||NM|162^PI|2103|12.000||||||F';
const validity = (code: string, is: string) => `OBX||CE|2037^|${code}|${is}||||||F`;
const cuff = (code: string, value: string, time: string) =>
  `OBX||NM|${code}^Sys|2105|${value}||||||F||APERIODIC|${time}`;
const local = (text: string) => new Date(text).getTime();

describe('[HL29] numbers and their validity', () => {
  it('[HL29] a number is said when the next message calls it valid, and not before', () => {
    const { read } = aMonitor();
    expect(read('204', [spo2('98'), pulse, perfusion])).toEqual([]);
    const rows = [validity('160', '3^'), validity('161', '3^'), validity('162', '3^')];
    expect(inShort(read('205', rows))).toEqual([
      'spo2Percent good 98',
      'pulseRateBpm good 60',
      'perfusionIndexPercent good 12',
    ]);
  });

  for (const [is, becomes] of [
    ['3^', 'spo2Percent good 98'],
    ['3', 'spo2Percent good 98'],
    ['2^', 'spo2Percent unavailable invalid'],
    ['1^', 'spo2Percent questionable 98 unconfirmed'],
    ['0^', 'spo2Percent questionable 98 unconfirmed'],
    ['', 'spo2Percent questionable 98 unconfirmed'],
    ['33^', 'spo2Percent questionable 98 unconfirmed'],
  ] as const) {
    it(`[HL29] validity “${is}”: ${becomes}`, () => {
      const { read } = aMonitor();
      read('204', [spo2('98')]);
      expect(inShort(read('205', [validity('160', is)]))).toEqual([becomes]);
    });
  }

  it('[HL29] nobody confirms it within two seconds: it is said as unconfirmed, once', () => {
    const { decoder, read } = aMonitor();
    read('204', [spo2('98')], 1_000);
    expect(decoder.dueAtMs()).toBe(1_000 + confirmedWithinMs);
    expect(decoder.due(1_000 + confirmedWithinMs - 1)).toEqual([]);
    const said = decoder.due(1_000 + confirmedWithinMs);
    expect(inShort(said)).toEqual(['spo2Percent questionable 98 unconfirmed']);
    expect(decoder.due(1_000 + confirmedWithinMs + 1)).toEqual([]);
    expect(decoder.dueAtMs()).toBeNull();
  });

  it('[HL29] the next number of its kind comes first: the one before is said as unconfirmed', () => {
    const { read } = aMonitor();
    read('204', [spo2('98')]);
    expect(inShort(read('204', [spo2('91')]))).toEqual(['spo2Percent questionable 98 unconfirmed']);
    expect(inShort(read('205', [validity('160', '3^')]))).toEqual(['spo2Percent good 91']);
  });

  it('[HL29] groups of other codes between the two change nothing', () => {
    const { read } = aMonitor();
    read('204', [spo2('98')]);
    expect(inShort(read('204', ['OBX||NM|600^PR|2115|77||||||F']))).toEqual(['unknown 600']);
    expect(read('205', [validity('600', '2^'), 'OBX||CE|2037^||2^||||||F'])).toEqual([]);
    expect(inShort(read('205', [validity('160', '3^')]))).toEqual(['spo2Percent good 98']);
  });

  it('[HL29] a validity that comes first, or twice, confirms nothing', () => {
    const { read } = aMonitor();
    expect(read('205', [validity('160', '3^')])).toEqual([]);
    read('204', [spo2('98')]);
    read('205', [validity('160', '2^')]);
    expect(read('205', [validity('160', '3^')])).toEqual([]);
  });

  for (const none of ['-100', '-100.00', '']) {
    it(`[HL28] “${none}” is no value, and waits for nothing`, () => {
      const { decoder, read } = aMonitor();
      expect(inShort(read('204', [spo2(none)]))).toEqual(['spo2Percent unavailable no-value']);
      expect(decoder.dueAtMs()).toBeNull();
      expect(read('205', [validity('160', '2^')])).toEqual([]);
    });
  }

  it('[DD6] the implausible stays implausible, the impossible unavailable', () => {
    const { read } = aMonitor();
    read('204', [spo2('12')]);
    expect(inShort(read('205', [validity('160', '1^')]))).toEqual([
      'spo2Percent questionable 12 implausible',
    ]);
    expect(inShort(read('204', [spo2('412')]))).toEqual([
      'rejected impossible',
      'spo2Percent unavailable impossible',
    ]);
  });
});

describe('[HL28] codes', () => {
  it('[HL28] the same text at another code is another signal', () => {
    const { read } = aMonitor();
    const rows = ['600^PR|2115', '500^Sys|2116', '502^Dia|2116', '503^Sys|2117', '101^HR|2101', '0^RR|0'];
    const said = read(
      '204',
      rows.map((row) => `OBX||NM|${row}|61||||||F`),
    );
    expect(inShort(said)).toEqual(['600', '500', '502', '503', '101', '0'].map((code) => `unknown ${code}`));
  });

  it('[HL28] the code 503 is an artery, the class 503 the cuff', () => {
    const { read } = aMonitor();
    expect(inShort(read('503', [cuff('503', '25', '20260101120000')]))).toEqual(['unknown 503']);
  });

  it('[HL28] an odd row is passed over, and the message is read', () => {
    const { read } = aMonitor();
    const said = read('204', ['OBX||NM||2103|61||||||F', spo2('98'), 'OBX', 'OBX||NM|0^RR|0|20||||||F']);
    expect(inShort(said)).toEqual(['rejected malformed', 'unknown 0']);
    expect(inShort(read('205', ['OBX||CE|2037^||3^||||||F', validity('160', '3^')]))).toEqual([
      'spo2Percent good 98',
    ]);
  });

  it('[HL28] a unit that is sent is looked at, and one nobody knows refused', () => {
    const { read } = aMonitor();
    const inKpa = cuff('170', '16', '20260101120000').replace('|16||', '|16|kPa|');
    expect(inShort(read('503', [inKpa]))).toEqual(['systolicMmHg good 120']);
    const inStones = cuff('170', '16', '20260101120000').replace('|16||', '|16|st|');
    expect(inShort(read('503', [inStones]))).toEqual(['rejected unknown-unit']);
  });
});

describe('[HL30] the cuff', () => {
  const at = '20260101120000';
  const whole = [cuff('171', '80', at), cuff('172', '93', at), cuff('170', '120', at), cuff('173', '66', at)];

  it('[HL30] measured when OBX-14 says, however often it is repeated', () => {
    const { read } = aMonitor();
    const first = readingsOf(read('503', whole));
    expect(first.map(({ parameter, measuredAtMs }) => [parameter, measuredAtMs])).toEqual(
      ['diastolicMmHg', 'meanMmHg', 'systolicMmHg', 'cuffPulseRateBpm'].map((parameter) => [
        parameter,
        local('2026-01-01T12:00:00'),
      ]),
    );
    const again = readingsOf(read('503', whole));
    expect(again.map(({ measuredAtMs }) => measuredAtMs)).toEqual(
      first.map(({ measuredAtMs }) => measuredAtMs),
    );
  });

  it('[HL30] none yet is no value and erases nothing', () => {
    const { read } = aMonitor();
    const none = cuff('170', '-100', '00000000000000');
    expect(inShort(read('503', [none]))).toEqual(['systolicMmHg unavailable no-value']);
    expect(inShort(read('503', [...whole, none]))).toEqual([
      'diastolicMmHg good 80',
      'meanMmHg good 93',
      'systolicMmHg good 120',
      'cuffPulseRateBpm good 66',
    ]);
  });

  it('[HL30] a pressure without a time may be any old one: it is rejected', () => {
    const { read } = aMonitor();
    const said = read('503', [cuff('170', '120', '00000000000000'), cuff('171', '80', '')]);
    expect(inShort(said)).toEqual(['rejected malformed', 'rejected malformed']);
  });

  it('[HL30] the first it tells of may be old; a later time was measured just now, whatever the clock says', () => {
    const { read } = aMonitor();
    const isSeen = (time: string, atMs: number) =>
      readingsOf(read('503', [cuff('170', '120', time)], atMs)).map((one) => one.isFromMemory === false);
    expect(isSeen('20070106191915', 0)).toEqual([false]);
    expect(isSeen('20070106191915', 60_000)).toEqual([false]);
    expect(isSeen('20070106192415', 120_000)).toEqual([true]);
    expect(isSeen('20070106191915', 180_000)).toEqual([false]);
  });

  for (const [ms, isSeen] of [
    [cuffTakesMs - 1, false],
    [cuffTakesMs, true],
    [cuffTakesMs + 1, true],
  ] as const)
    it(`[HL30] a later one ${ms} ms after another was ${isSeen ? 'measured just now' : 'kept: no cuff is so fast'}`, () => {
      const { read } = aMonitor();
      read('503', [cuff('170', '120', '20070106191915')], 0);
      const [reading] = readingsOf(read('503', [cuff('170', '120', '20070106192415')], ms));
      expect(reading?.isFromMemory === false).toBe(isSeen);
    });

  it('[HL30] after “none yet” the first is new', () => {
    const { read } = aMonitor();
    read('503', [cuff('170', '-100', '00000000000000')]);
    const [reading] = readingsOf(read('503', [cuff('170', '120', '20070106191915')]));
    expect(reading?.isFromMemory).toBe(false);
  });

  it('[DD6] pressures that contradict each other are questionable', () => {
    const { read } = aMonitor();
    expect(inShort(read('503', [cuff('170', '80', at), cuff('171', '120', at)]))).toEqual([
      'systolicMmHg questionable 80 pressure-order',
      'diastolicMmHg questionable 120 pressure-order',
    ]);
  });
});

describe('[HL31] who it is', () => {
  const patient = ['PID|||000f1404||Doe^John||19900206|F|', 'PV1||I|^^UCIP&8&169722888&4601&&1|||A|'];
  const said = (read: ReturnType<typeof aMonitor>['read']) => {
    read('204', [spo2('98')]);
    return readingsOf(read('205', [validity('160', '3^')])).map(({ deviceId }) => deviceId);
  };

  it('[HL31] the connection, and the bed once it is told; the patient is nobody’s business', () => {
    const { read } = aMonitor();
    expect(said(read)).toEqual(['10.1.0.7']);
    expect(read('103', [...patient, 'OBX||ST|2308^BedNoStr||08||||||F'])).toEqual([]);
    expect(said(read)).toEqual(['10.1.0.7/UCIP-8']);
  });

  it('[HL31] a connection that comes anew knows no bed', () => {
    const { read } = aMonitor();
    read('101', patient);
    expect(said(aMonitor().read)).toEqual(['10.1.0.7']);
  });
});

describe('[HL32] what it says of itself', () => {
  const off = 'OBX||CE|4||205^SpO2 Sensor Off||||||F|';

  it('[HL32] a sensor that is off is a condition of the device, and over when it is said no more', () => {
    const { read } = aMonitor();
    expect(inShort(read('56', [off, 'OBX||CE|2041^||0^||||||F']))).toEqual(['probe-off is so']);
    expect(read('56', [off])).toEqual([]);
    expect(inShort(read('56', []))).toEqual(['probe-off is over']);
  });

  it('[HL32] a number beside it is doubtful, and no number means the sensor', () => {
    const { read } = aMonitor();
    read('56', [off]);
    expect(inShort(read('204', [spo2('-100'), pulse]))).toEqual(['spo2Percent unavailable probe-off']);
    expect(inShort(read('205', [validity('161', '3^')]))).toEqual([
      'pulseRateBpm questionable 60 device-doubt',
    ]);
  });

  it('[HL32] its own alarms are nobody’s alarms here', () => {
    const { read } = aMonitor();
    expect(read('54', ['OBX||CE|2|1|10033^**SpO2 TOO HIGH||||||F|||20070106193145|'])).toEqual([]);
    expect(read('54', [])).toEqual([]);
    expect(read('106', [])).toEqual([]);
  });
});
