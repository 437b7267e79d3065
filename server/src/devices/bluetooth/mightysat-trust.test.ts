import { families } from '@chairside/shared/devices/families.ts';
import { describe, expect, it } from 'vitest';
import { mightySatFrame, valuesOperation } from './mightysat.ts';
import { inShort, play } from './played.ts';
import { mightySatSpecimen } from './specimen.ts';

const [channel] = families['masimo-mightysat'].bluetooth.listens;
/** From byte 3 on: status, SpO2, exceptions of the pulse, pulse, of PVI, PVI, of PI, PI, of RRp, RRp. */
const payload = [0, 0, 0, 0, 0, 98, 0, 60, 0, 20, 0, 0x2c, 1, 0, 0];
const good = ['spo2Percent 98 good', 'pulseRateBpm 60 good', 'perfusionIndexPercent 3 good'];
const numbers = ['spo2Percent', 'pulseRateBpm', 'perfusionIndexPercent'];

function readingsWith(at: number, byte: number): readonly string[] {
  const bytes = mightySatFrame(valuesOperation, payload.with(at - 3, byte));
  return inShort(play(mightySatSpecimen.driver, { channel, bytes })).slice(0, 3);
}

describe('what a MightySat says against its own numbers', () => {
  it('[BT19] without a word against them they are good', () => {
    expect(readingsWith(3, 0)).toEqual(good);
  });

  for (const at of [3, 4, 5, 6, 7])
    for (const byte of [0x01, 0x02, 0x80])
      it(`[BT19] byte ${at} = ${byte}: its status is not nothing, and no number is valid`, () => {
        const said = readingsWith(at, byte);
        const reason = at === 5 ? /(probe-off|measuring|invalid)$/ : /invalid$/;
        expect(said.map((line) => line.split(' ')[0])).toEqual(numbers);
        for (const line of said) expect(line).toMatch(reason);
      });

  for (const byte of [0x01, 0x02, 0x80])
    it(`[BT19] byte 9 = ${byte}: the pulse is not valid, the saturation is`, () => {
      expect(readingsWith(9, byte)).toEqual([good[0], 'pulseRateBpm invalid', good[2]]);
    });

  it('[BT19] an exception of the perfusion index takes the index away', () => {
    expect(readingsWith(13, 0x01)).toEqual([good[0], good[1], 'perfusionIndexPercent invalid']);
  });
});
