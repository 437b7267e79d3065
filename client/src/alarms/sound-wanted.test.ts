import type { ChairId } from '@chairside/shared/ids.ts';
import { expect, it } from 'vitest';
import { createLiveStore, type LiveState } from '../live/store.ts';
import { acknowledged, anAlarmedView, aRow, began, firstSeq, type Told } from '../testing/alarms.ts';
import { aSiteView, chairTwo, startMs } from '../testing/chair.ts';
import { reminderWanted, soundWanted } from './sound-wanted.ts';
import type { Watching } from './watching.ts';

const atChair: Watching = { home: chairTwo, unwatched: [] };
const atDesk: Watching = { home: 'desk', unwatched: [] };
const atDeskWithout: Watching = { home: 'desk', unwatched: [chairTwo] };
const atOther: Watching = { home: '3' as ChairId, unwatched: [] };

const medium = began({ priority: 'medium', violations: [aRow({ limit: 90, priority: 'medium' })] });
const high = { kind: 'burst', priority: 'high' };
const pushed: Told = [{ type: 'alarm-escalated', body: { occurrence: firstSeq, step: 'pushed' } }];

const rows: Readonly<Record<string, { told: readonly Told[]; place: Watching; want: object | null }>> = {
  'the chair sounds its own': { told: [[began()]], place: atChair, want: high },
  'the desk sounds what it watches': { told: [[began()]], place: atDesk, want: high },
  'the desk is silent for a chair it does not watch': { told: [[medium]], place: atDeskWithout, want: null },
  'what was pushed sounds at the desk whether it watches or not': {
    told: [[medium], pushed],
    place: atDeskWithout,
    want: { kind: 'burst', priority: 'medium' },
  },
  'another chair does not sound it': { told: [[began()]], place: atOther, want: null },
  'a screen that stands nowhere is silent': {
    told: [[began()]],
    place: { home: null, unwatched: [] },
    want: null,
  },
  'acknowledged it is silent': { told: [[began()], [acknowledged(firstSeq)]], place: atChair, want: null },
  'the highest of all': {
    told: [[medium], [began({ what: 'pulse-low' })]],
    place: atChair,
    want: high,
  },
};
for (const [name, { told, place, want }] of Object.entries(rows)) {
  it(`[AL25] [AL27] ${name}`, () => {
    expect(soundWanted(liveWith(told), place, startMs)).toEqual(want);
  });
}

for (const { afterMs, want } of [
  { afterMs: 119_999, want: null },
  { afterMs: 120_000, want: high },
  { afterMs: 120_001, want: high },
]) {
  it(`[AL16] ${afterMs} ms into a pause of 120 s the chair is ${want === null ? 'silent' : 'heard'}`, () => {
    const paused: Told = [{ type: 'audio-paused', body: { untilMs: startMs + 120_000 } }];
    expect(soundWanted(liveWith([[began()], paused]), atChair, startMs + afterMs)).toEqual(want);
  });
}

for (const { afterMs, want } of [
  { afterMs: 29_999, want: null },
  { afterMs: 30_000, want: { kind: 'burst', priority: 'medium' } },
  { afterMs: 30_001, want: { kind: 'burst', priority: 'medium' } },
]) {
  it(`[AL31] a medium sent to the desk ${want === null ? 'does not sound' : 'sounds'} here after ${afterMs} ms`, () => {
    const told: readonly Told[] = [[{ type: 'sound-delegated', body: {} }], [medium]];
    expect(soundWanted(liveWith(told), atChair, startMs + afterMs)).toEqual(want);
  });
}

it('[AL39] a lost link has its own sound, whatever called', () => {
  const lost = { ...liveWith([[began()]]), link: { status: 'lost', sinceHostMs: 0 } } as const;
  expect(soundWanted(lost, atChair, startMs)).toEqual({ kind: 'link-lost' });
});

it('[AL39] where nobody sits a lost link wakes nobody', () => {
  const lost = { ...liveWith([]), chairs: {}, link: { status: 'lost', sinceHostMs: 0 } } as const;
  expect(soundWanted(lost, atChair, startMs)).toBeNull();
});

for (const { nowMs, want } of [
  { nowMs: 179_999, want: null },
  { nowMs: 180_000, want: 'high' },
  { nowMs: 180_001, want: 'high' },
]) {
  it(`[AL18] acknowledged for ${nowMs} ms there is ${want === null ? 'no' : 'one'} reminder`, () => {
    const live = liveWith([[began()], [acknowledged(firstSeq)]]);
    const span = { sinceMs: startMs + 179_000, nowMs: startMs + nowMs };
    expect(reminderWanted(live, atChair, span)).toBe(want);
  });
}

function liveWith(told: readonly Told[]): LiveState {
  const view = anAlarmedView(told);
  const site = { ...aSiteView(), site: { ...aSiteView().site, chairs: [chairTwo, '3' as ChairId] } };
  return {
    ...createLiveStore(null).getState(),
    link: { status: 'live' },
    site,
    chairs: { [chairTwo]: view },
  };
}
