import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DeviceSaid } from '../driver.ts';
import { createAcknowledger } from './acknowledge.ts';
import { componentOf, parseMessage } from './message.ts';
import { decodeObservations } from './pcd01.ts';

/** Messages of the IHE PCD-01 kind that nobody here made; they lie beside the project, where it is developed. */
const folder = join(import.meta.dirname, '../../../../../shared/data/hl7-pcd01');
const isThere = existsSync(folder);
if (!isThere) console.log('IHE samples: not beside the project, their tests did not run');

function read(file: string) {
  const text = readFileSync(join(folder, file), 'latin1').replaceAll(/\r?\n/g, '\r');
  const parsed = parseMessage(text);
  if (!parsed.ok) throw new Error(parsed.error.type);
  return parsed.value;
}

function inShort(said: DeviceSaid): string {
  if (said.type === 'unknown-code') return `unknown ${said.code}`;
  if (said.type === 'frame-rejected') return `rejected ${said.why}`;
  if (said.type === 'battery') return `${said.deviceId} battery ${said.percent} %`;
  if (said.type !== 'reading') return said.type;
  const { reading } = said;
  const what = reading.quality === 'unavailable' ? reading.reason : reading.value;
  const when = reading.measuredAtMs === null ? 'no time' : new Date(reading.measuredAtMs).toISOString();
  return `${reading.deviceId} ${reading.parameter} ${reading.quality} ${what} ${when}`;
}

const own = '0123456789ABCDEF';
const expected = [
  [
    'valid-bp-continua-wan.hl7v2',
    [
      `${own} systolicMmHg good 120 2009-08-13T09:57:15.000Z`,
      `${own} diastolicMmHg good 80 2009-08-13T09:57:15.000Z`,
      `${own} meanMmHg good 100 2009-08-13T09:57:15.000Z`,
      'unknown 68220',
      'unknown 67975',
    ],
  ],
  [
    'valid-oximeter-continua-wan.hl7v2',
    [`${own} spo2Percent good 80.5 2009-07-15T07:07:07.000Z`, 'unknown 150452'],
  ],
  [
    'valid-pcd01-request.hl7v2',
    [
      `${own} systolicMmHg good 120 2009-08-13T04:57:15.000Z`,
      `${own} diastolicMmHg good 80 2009-08-13T04:57:15.000Z`,
      `${own} meanMmHg good 100 2009-08-13T04:57:15.000Z`,
    ],
  ],
  [
    'valid-pcd01-request2.hl7v2',
    ['147842', '148065', '150035', '150033', '150034', '149522', '150047', '150045', '150046'].map(
      (code) => `unknown ${code}`,
    ),
  ],
  [
    'valid-pcd01-MaximumRequest2.hl7',
    [
      '1305815835 systolicMmHg questionable 140 2009-08-13T04:57:25.000Z',
      `${own} diastolicMmHg unavailable invalid 2009-08-13T04:57:25.000Z`,
      `${own} meanMmHg good 100 2009-08-13T04:57:15.000Z`,
      'unknown 528391',
      'unknown 1500212',
      'unknown 1500212',
      'unknown 1500232',
    ],
  ],
] as const;

describe.runIf(isThere)('the IHE samples', () => {
  for (const [file, said] of expected) {
    it(`[HL9] ${file} is read`, () => {
      expect(decodeObservations(read(file)).map(inShort)).toEqual(said);
    });

    it(`[HL16] ${file} gets exactly one acknowledgement, the application's`, () => {
      const answers = createAcknowledger(() => 0).answer(read(file), 'recorded');
      expect(answers).toHaveLength(1);
      expect(answers[0]).toContain(`\rMSA|AA|${read(file).header.field(10)}\r`);
    });
  }

  for (const file of [
    'valid-pcd01-response.hl7v2',
    'valid-wan-response.hl7v2',
    'invalid-wan-response.hl7v2',
  ]) {
    it(`[HL23] ${file} is an acknowledgement`, () => {
      const { header, separators } = read(file);
      expect(componentOf(header.field(9), 1, separators)).toBe('ACK');
    });
  }
});
