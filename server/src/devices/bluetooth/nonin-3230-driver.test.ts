import { families } from '@chairside/shared/devices/families.ts';
import { expect, it } from 'vitest';
import type { SpecimenFrame } from '../conformance/specimen.ts';
import { u16 } from './encode.ts';
import { inShort, play } from './played.ts';
import { nonin3230Specimen } from './specimen.ts';

const [measurementChannel, statusChannel] = families['nonin-3230'].bluetooth.listens;
const { driver } = nonin3230Specimen;

/** Big-endian, as Nonin sends it. */
const big = (value: number) => u16(value).toReversed();

/** On the finger, 97 % and 64 /min. `tenths`: of a volt. */
function measurement(tenths: number, counter: number) {
  const bytes = [0x0a, 0b1_0000, tenths, ...big(300), ...big(counter), 97, ...big(64)];
  return { channel: measurementChannel, bytes: Uint8Array.from(bytes) };
}

function status(tenths: number, percent: number) {
  return {
    channel: statusChannel,
    bytes: Uint8Array.of(7, 0, 0, tenths, percent, ...big(1)),
  };
}

const battery = (...frames: readonly SpecimenFrame[]) =>
  inShort(play(driver, ...frames)).filter((one) => one.startsWith('battery'));

it('[BT15] its battery is in volts, said when it changes', () => {
  const frames = [29, 29, 28, 28].map((tenths, counter) => measurement(tenths, counter));
  expect(battery(...frames)).toEqual(['battery 2.9 V', 'battery 2.8 V']);
});

it('[BT15] and in percent, where it has the status that tells it', () => {
  expect(battery(measurement(29, 0), status(29, 83))).toEqual(['battery 2.9 V', 'battery 83']);
});

for (const [percent, said] of [
  [99, 'battery 99'],
  [100, 'battery 100'],
  [101, 'rejected malformed'],
] as const)
  it(`[BT15] ${percent} % of a battery is ${said}`, () => {
    expect(inShort(play(driver, status(29, percent)))).toEqual(['battery 2.9 V', said]);
  });
