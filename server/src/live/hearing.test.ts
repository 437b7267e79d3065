import type { ChairId } from '@chairside/shared/ids.ts';
import { soundStates, type ScreenReport } from '@chairside/shared/screens/report.ts';
import { describe, expect, it } from 'vitest';
import { chairTwo } from '../testing/a-chair.ts';
import { batteryAt, countedAs, hearingOf, type ListeningScreen } from './hearing.ts';

const nowMs = 1_000_000;
const chairThree = '3' as ChairId;

function aReport(over: Partial<ScreenReport> = {}): ScreenReport {
  return {
    place: 'chair',
    watches: [chairTwo],
    sound: 'audible',
    isVisible: true,
    isKeptAwake: true,
    touchedAgoMs: 1_000,
    batteryPercent: 80,
    ...over,
  };
}

type Showing = {
  readonly says?: Partial<ScreenReport>;
  readonly agoMs?: number;
  readonly at?: readonly ChairId[];
  readonly told?: readonly ChairId[];
};

function aScreen({ says, agoMs = 0, at = [chairTwo], told = at }: Showing = {}): ListeningScreen {
  return {
    said: { report: aReport(says), atHostMs: nowMs - agoMs },
    isAt: (chair) => at.includes(chair),
    isTold: (chair) => told.includes(chair),
  };
}

const aMuteScreen: ListeningScreen = { ...aScreen(), said: null };
const aDesk = (more: Showing = {}) =>
  aScreen({ at: [], told: [chairTwo, chairThree], ...more, says: { place: 'desk', ...more.says } });

const atChair = (...screens: readonly ListeningScreen[]) => hearingOf(chairTwo, screens, nowMs).atChair;
const isDeskAudible = (screen: ListeningScreen, chair = chairTwo) =>
  hearingOf(chair, [screen], nowMs).isDeskAudible;

describe('the audible screens at a chair', () => {
  it('[AL30] are those that show it and say that they are heard', () => {
    expect(atChair()).toBe(0);
    expect(atChair(aScreen())).toBe(1);
    expect(atChair(aScreen(), aScreen(), aMuteScreen)).toBe(2);
    expect(hearingOf(chairThree, [aScreen()], nowMs).atChair).toBe(0);
  });

  for (const [agoMs, count] of [
    [4_999, 1],
    [5_000, 1],
    [5_001, 0],
  ] as const) {
    it(`[AL30] a report ${agoMs} ms old counts as ${count}`, () => {
      expect(atChair(aScreen({ agoMs }))).toBe(count);
    });
  }

  for (const sound of soundStates) {
    for (const isVisible of [true, false]) {
      const count = sound === 'audible' && isVisible ? 1 : 0;
      it(`[AL30] sound ${sound}, page ${isVisible ? 'visible' : 'hidden'}: counts as ${count}`, () => {
        expect(atChair(aScreen({ says: { sound, isVisible } }))).toBe(count);
      });
    }
  }

  it('[AL30] one of another chair, on which somebody looks at this one, counts as none here', () => {
    expect(atChair(aScreen({ says: { watches: [chairThree] }, at: [chairTwo, chairThree] }))).toBe(0);
  });

  it('[AL30] one that says nothing of itself counts as none, and so does the desk', () => {
    expect(atChair(aMuteScreen)).toBe(0);
    expect(atChair(aDesk({ at: [chairTwo] }))).toBe(0);
  });
});

describe('the desk', () => {
  it('[AL31] hears the chairs it watches', () => {
    expect(isDeskAudible(aDesk())).toBe(true);
    expect(isDeskAudible(aDesk(), chairThree)).toBe(false);
    expect(isDeskAudible(aDesk({ says: { watches: [] } }))).toBe(false);
  });

  it('[AL31] hears no chair it is not told of', () => {
    expect(isDeskAudible(aDesk({ told: [] }))).toBe(false);
  });

  for (const [agoMs, isHeard] of [
    [2_999, true],
    [3_000, true],
    [3_001, false],
  ] as const) {
    it(`[AL31] that last said so ${agoMs} ms ago is ${isHeard ? '' : 'not '}believed`, () => {
      expect(isDeskAudible(aDesk({ agoMs }))).toBe(isHeard);
    });
  }

  for (const says of [{ sound: 'locked' }, { sound: 'stopped' }, { isVisible: false }] as const) {
    it(`[AL31] with ${JSON.stringify(says)} is not audible`, () => {
      expect(isDeskAudible(aDesk({ says }))).toBe(false);
    });
  }

  it('[AL31] a screen at the chair is no desk', () => {
    expect(isDeskAudible(aScreen())).toBe(false);
  });
});

describe('the battery of a screen at the chair', () => {
  for (const [batteryPercent, battery] of [
    [19.9, 'low'],
    [20, 'enough'],
    [20.1, 'enough'],
    [null, 'enough'],
  ] as const) {
    it(`[AL37] at ${String(batteryPercent)} % is ${battery}`, () => {
      expect(batteryAt(chairTwo, [aScreen({ says: { batteryPercent } })], nowMs)).toBe(battery);
    });
  }

  it('[AL37] one of two that is low is enough to say so', () => {
    const screens = [aScreen(), aScreen({ says: { batteryPercent: 5, sound: 'locked' } })];
    expect(batteryAt(chairTwo, screens, nowMs)).toBe('low');
  });

  it('[AL37] is not known from the desk, from another chair, or from what is old', () => {
    const says = { batteryPercent: 5 };
    const elsewhere = { ...says, watches: [chairThree] };
    const others = [
      aDesk({ says, at: [chairTwo] }),
      aScreen({ says: elsewhere, at: [chairTwo, chairThree] }),
    ];
    expect(batteryAt(chairTwo, [...others, aScreen({ says, agoMs: 5_001 })], nowMs)).toBe('unknown');
  });
});

describe('what a screen counts as', () => {
  const key = (says: Partial<ScreenReport>) => countedAs({ report: aReport(says), atHostMs: nowMs }, nowMs);

  it('[AL30] does not change with what nobody counts', () => {
    expect(key({ touchedAgoMs: 9_000, batteryPercent: 60, isKeptAwake: false })).toBe(key({}));
  });

  for (const says of [
    { sound: 'locked' },
    { isVisible: false },
    { place: 'desk' },
    { watches: [] },
    { batteryPercent: 10 },
  ] satisfies readonly Partial<ScreenReport>[]) {
    it(`[AL30] changes with ${JSON.stringify(says)}`, () => {
      expect(key(says)).not.toBe(key({}));
    });
  }

  it('[AL31] is nothing once a desk would not be believed', () => {
    const said = { report: aReport(), atHostMs: nowMs - 3_001 };
    expect(countedAs(said, nowMs)).toBe(countedAs(null, nowMs));
  });
});
