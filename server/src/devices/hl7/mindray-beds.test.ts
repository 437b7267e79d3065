import { describe, expect, it } from 'vitest';
import type { DeviceSaid } from '../driver.ts';
import { aMindrayMessage, inShort, link, parsed, readingsOf } from './fixtures.ts';
import { bedsAtMost } from './mindray-beds.ts';
import { mindray } from './mindray.ts';
import { confirmedWithinMs } from './mindray-validity.ts';

function aGateway() {
  const decoder = mindray.open(link);
  const read = (messageClass: string, rows: readonly string[], atMs = 0) =>
    decoder.read(parsed(aMindrayMessage(messageClass, rows).split('\r').slice(0, -1)), atMs);
  return { decoder, read };
}

const inBed = (bed: string) => `PV1||I|^^${bed}`;
const spo2 = (value: string) => `OBX||NM|160^SpO2|2103|${value}||||||F`;
const validity = (is: string) => `OBX||CE|2037^|160|${is}||||||F`;
const sensorOff = 'OBX||CE|4||205^SpO2 Sensor Off||||||F|';
const systolic = (value: string, time: string) => `OBX||NM|170^Sys|2105|${value}||||||F||APERIODIC|${time}`;

/** `A spo2Percent good 97`: of which bed, and what. */
const byBed = (said: readonly DeviceSaid[]) =>
  readingsOf(said).map(
    (reading) =>
      `${reading.deviceId.split('/').at(-1) ?? ''} ${inShort([{ type: 'reading', reading }]).join()}`,
  );

describe('[HL39] several beds over one connection', () => {
  it('[HL39] what is valid in one bed confirms nothing in another', () => {
    const { decoder, read } = aGateway();
    read('204', [inBed('A'), spo2('80')]);
    expect(read('204', [inBed('B'), spo2('99')])).toEqual([]);
    expect(byBed(read('205', [inBed('A'), validity('3^')]))).toEqual(['A spo2Percent good 80']);
    expect(byBed(read('205', [inBed('B'), validity('2^')]))).toEqual(['B spo2Percent unavailable invalid']);
    expect(decoder.dueAtMs()).toBeNull();
  });

  it('[HL39] a validity that names no bed confirms none of several', () => {
    const { decoder, read } = aGateway();
    read('204', [inBed('A'), spo2('80')]);
    expect(read('205', [validity('3^')])).toEqual([]);
    expect(byBed(decoder.due(confirmedWithinMs))).toEqual(['A spo2Percent questionable 80 unconfirmed']);
  });

  it('[HL39] each waits for its own two seconds', () => {
    const { decoder, read } = aGateway();
    read('204', [inBed('A'), spo2('80')], 0);
    read('204', [inBed('B'), spo2('99')], 500);
    expect(byBed(decoder.due(confirmedWithinMs))).toEqual(['A spo2Percent questionable 80 unconfirmed']);
    expect(decoder.dueAtMs()).toBe(500 + confirmedWithinMs);
  });

  it('[HL39] the sensor that is off in one bed is on in another', () => {
    const { read } = aGateway();
    read('56', [inBed('A'), sensorOff]);
    for (const bed of ['A', 'B']) read('204', [inBed(bed), spo2('97')]);
    expect(byBed(read('205', [inBed('A'), validity('3^')]))).toEqual([
      'A spo2Percent questionable 97 device-doubt',
    ]);
    expect(byBed(read('205', [inBed('B'), validity('3^')]))).toEqual(['B spo2Percent good 97']);
    expect(read('56', [inBed('B')])).toEqual([]);
    expect(inShort(read('56', [inBed('A')]))).toEqual(['probe-off is over']);
  });

  it('[HL39] that one bed has measured later makes the first pressure of another no new one', () => {
    const { read } = aGateway();
    const isSeen = (bed: string, time: string, atMs: number) =>
      readingsOf(read('503', [inBed(bed), systolic('120', time)], atMs)).map(
        ({ isFromMemory }) => isFromMemory === false,
      );
    expect(isSeen('A', '20260101115500', 0)).toEqual([false]);
    expect(isSeen('B', '20260101115900', 60_000)).toEqual([false]);
    expect(isSeen('A', '20260101115700', 120_000)).toEqual([true]);
  });

  it('[HL39] what was said before the bed was told is that bed’s, and no second one’s', () => {
    const { read } = aGateway();
    read('56', [sensorOff]);
    read('103', [inBed('A')]);
    read('204', [spo2('97')]);
    expect(byBed(read('205', [validity('3^')]))).toEqual(['A spo2Percent questionable 97 device-doubt']);
    read('103', [inBed('B')]);
    read('204', [spo2('97')]);
    expect(byBed(read('205', [validity('3^')]))).toEqual(['B spo2Percent good 97']);
  });

  for (const [beds, isForgotten] of [
    [bedsAtMost - 1, false],
    [bedsAtMost, false],
    [bedsAtMost + 1, true],
  ] as const) {
    it(`[HL39] of ${beds} beds the first is ${isForgotten ? 'forgotten, and what was held of it said' : 'remembered'}`, () => {
      const { read } = aGateway();
      read('204', [inBed('1'), spo2('80')]);
      const said = Array.from({ length: beds - 1 }, (_, at) => read('204', [inBed(String(at + 2))])).flat();
      expect(byBed(said)).toEqual(isForgotten ? ['1 spo2Percent questionable 80 unconfirmed'] : []);
    });
  }
});
