import { describe, expect, it } from 'vitest';
import { createInterpreter } from './dialects.ts';
import { link, parsed } from './fixtures.ts';

const spo2 = 'OBX||NM|160^SpO2|2103|98||||||F';
const validity = 'OBX||CE|2037^|160|3^||||||F';
const systolic = 'OBX||NM|170^Sys|2105|120||||||F||APERIODIC|20260101120000';

describe('[HL25] what Mindray is known by', () => {
  for (const [what, header, row, dialect] of [
    ['a header with its class alone', '|||||||ORU^R01|204|P|2.3.1', spo2, 'mindray'],
    ['a class and a time', '|||||20260101120000||ORU^R01|204|P|2.3.1', spo2, 'mindray'],
    ['a class and a time, no rows', '|||||20260101120000||ORU^R01|103|P|2.3.1', 'PV1||I|^^8', 'mindray'],
    ['its name', '|Mindray|Gateway|||||ORU^R01|1|P|2.3.1', 'PV1||I|^^8', 'mindray'],
    [
      'a validity, whatever the header says',
      '|MON|WARD|||20260101120000||ORU^R01|7|P|2.3.1',
      validity,
      'mindray',
    ],
    ['a number in its group', '|MON|WARD|||20260101120000||ORU^R01|7|P|2.3.1', spo2, 'mindray'],
    ['a pressure in its group', '|MON|WARD|||20260101120000||ORU^R01|7|P|2.3.1', systolic, 'mindray'],
    ['another group', '|MON|WARD|||||ORU^R01|7|P|2.3.1', spo2.replace('2103', '2115'), 'pcd-01'],
    ['another version', '|MON|WARD|||||ORU^R01|7|P|2.4', spo2, 'pcd-01'],
    ['a coding system', '|MON|WARD|||||ORU^R01|7|P|2.3.1', spo2.replace('SpO2', 'SpO2^99X'), 'pcd-01'],
    ['a time, and a number that is no class', '|||||20260101120000||ORU^R01|12|P|2.3.1', 'PV1||I', 'pcd-01'],
    [
      'Philips, whose header is as empty',
      '|||||20260101120000||ORU^R01|204|P|2.3',
      'OBX||NM|0002-4bb8^SpO2^MDIL|0|98|0004-0220^%^MDIL|||||F',
      'philips',
    ],
  ] as const) {
    it(`[HL25] ${what}: ${dialect}`, () => {
      const message = parsed([`MSH|^~\\&${header}`, row]);
      expect(createInterpreter('auto', link).dialectOf(message).id).toBe(dialect);
    });
  }
});
