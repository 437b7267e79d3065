import { expect, it } from 'vitest';
import type { ChairId } from '@chairside/shared/ids.ts';
import { placeOpening, silentHere, type Watching } from './watching.ts';

const one = '1' as ChairId;
const two = '2' as ChairId;

const places: readonly { readonly at: string; readonly place: Watching; readonly why: string | null }[] = [
  { at: 'the same chair', place: { home: two, unwatched: [] }, why: null },
  { at: 'another chair', place: { home: one, unwatched: [] }, why: one },
  { at: 'the desk, watching it', place: { home: 'desk', unwatched: [one] }, why: null },
  { at: 'the desk, not watching it', place: { home: 'desk', unwatched: [two] }, why: 'unwatched' },
  { at: 'nowhere yet', place: { home: null, unwatched: [] }, why: null },
];
for (const { at, place, why } of places) {
  it(`[AL27] a screen that stands at ${at} and shows chair 2 ${why === null ? 'sounds' : 'is silent'}`, () => {
    expect(silentHere(place, two)).toBe(why);
  });
}

const opening = [
  { home: null, path: '/chairs/2', place: 'chair' },
  { home: null, path: '/', place: 'desk' },
  { home: null, path: '/setup/people', place: 'desk' },
  { home: 'desk', path: '/chairs/2', place: 'desk' },
  { home: two, path: '/', place: 'chair' },
] as const;
for (const { home, path, place } of opening) {
  it(`[UI19] a page at ${path} whose home is ${home ?? 'not known yet'} connects as a ${place}`, () => {
    expect(placeOpening({ home, unwatched: [] }, path)).toBe(place);
  });
}
