import { expect, it } from 'vitest';
import { acknowledged, anAlarmedChair, began, firstSeq, type Told } from '../testing/alarms.ts';
import { frameSignal, tileSignal, type TileName } from './tile-signal.ts';

const rows = [
  { what: 'spo2-low', tile: 'spo2', isTechnical: false },
  { what: 'probe-off', tile: 'spo2', isTechnical: true },
  { what: 'pulse-high', tile: 'pulseRate', isTechnical: false },
  { what: 'pressure-low', tile: 'nibp', isTechnical: false },
  { what: 'nibp-failed', tile: 'nibp', isTechnical: true },
] as const;
const tiles: readonly TileName[] = ['spo2', 'pulseRate', 'nibp'];
for (const { what, tile, isTechnical } of rows) {
  it(`[AL22] ${what} lights up ${tile} and no other tile`, () => {
    const alarms = alarmsOf([began({ what, priority: 'medium' })]);
    const signal = { priority: 'medium', isTechnical, isCalling: true };
    expect(tiles.map((one) => tileSignal(alarms, one))).toEqual(
      tiles.map((one) => (one === tile ? signal : null)),
    );
  });
}

it('[AL22] acknowledged it stays lit, without calling', () => {
  const alarms = alarmsOf([began()], [acknowledged(firstSeq)]);
  expect(tileSignal(alarms, 'spo2')).toEqual({ priority: 'high', isTechnical: false, isCalling: false });
});

it('[AL22] what has no tile has the frame', () => {
  const alarms = alarmsOf([began({ what: 'no-audible-screen', priority: 'medium' })]);
  expect(tiles.map((tile) => tileSignal(alarms, tile))).toEqual([null, null, null]);
  expect(frameSignal(alarms)).toEqual({ priority: 'medium', isTechnical: true, isCalling: true });
});

it('[AL22] a chair where nothing is the matter has no light', () => {
  expect(frameSignal(alarmsOf())).toBeNull();
});

function alarmsOf(...told: readonly Told[]) {
  return anAlarmedChair(...told).session!.alarms;
}
