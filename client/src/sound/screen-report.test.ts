import type { ChairId } from '@chairside/shared/ids.ts';
import { screenReportSchema } from '@chairside/shared/screens/report.ts';
import { expect, it } from 'vitest';
import { createScreenReporter, type ReportingBrowser, type ReportSources } from './screen-report.ts';

const sources: ReportSources = {
  place: () => 'chair',
  watches: () => ['1' as ChairId],
  sound: () => 'audible',
};

/** A tablet whose page a test hides, touches and lets run down. */
function aTablet(lacks: readonly ('wakeLock' | 'getBattery')[] = []) {
  const page = new EventTarget();
  let visibilityState: DocumentVisibilityState = 'visible';
  let nowMs = 1_000;
  let mayStayAwake = true;
  const locks: { released: boolean; release: () => Promise<void> }[] = [];
  const wakeLock = {
    request: () => {
      if (!mayStayAwake) return Promise.reject(new Error('NotAllowedError'));
      const lock = { released: false, release: () => Promise.resolve(void (lock.released = true)) };
      locks.push(lock);
      return Promise.resolve(lock as unknown as WakeLockSentinel);
    },
  };
  const battery = { level: 0.81 };
  const browser: ReportingBrowser = {
    document: {
      get visibilityState() {
        return visibilityState;
      },
      addEventListener: page.addEventListener.bind(page),
      removeEventListener: page.removeEventListener.bind(page),
    },
    navigator: {
      ...(lacks.includes('wakeLock') ? {} : { wakeLock }),
      ...(lacks.includes('getBattery') ? {} : { getBattery: () => Promise.resolve(battery) }),
    },
    nowMs: () => nowMs,
  };
  return {
    browser,
    locks,
    battery,
    advance: (ms: number) => (nowMs += ms),
    refuseToStayAwake: () => (mayStayAwake = false),
    touch: () => page.dispatchEvent(new Event('pointerdown')),
    show(next: DocumentVisibilityState) {
      visibilityState = next;
      // As a browser does when a page is hidden.
      if (next === 'hidden') for (const lock of locks) lock.released = true;
      page.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

/** What was promised has happened. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

it('[AL29] a report says what the screen can do, in the words of the wire', async () => {
  const tablet = aTablet();
  const reporter = createScreenReporter(sources, tablet.browser);
  reporter.start();
  await settled();
  tablet.touch();
  tablet.advance(2_500);
  expect(reporter.report()).toEqual({
    place: 'chair',
    watches: ['1'],
    sound: 'audible',
    isVisible: true,
    isKeptAwake: true,
    touchedAgoMs: 2_500,
    batteryPercent: 81,
  });
  expect(screenReportSchema.safeParse(reporter.report()).success).toBe(true);
});

it('[AL29] what a browser can not say is not made up', async () => {
  const tablet = aTablet(['wakeLock', 'getBattery']);
  const reporter = createScreenReporter(sources, tablet.browser);
  reporter.start();
  await settled();
  expect(reporter.report()).toMatchObject({ isKeptAwake: null, touchedAgoMs: null, batteryPercent: null });
});

it('[AL29] a hidden page says so, and is kept awake again when it is shown', async () => {
  const tablet = aTablet();
  const reporter = createScreenReporter(sources, tablet.browser);
  reporter.start();
  await settled();
  tablet.show('hidden');
  expect(reporter.report()).toMatchObject({ isVisible: false, isKeptAwake: false });
  tablet.show('visible');
  await settled();
  expect(reporter.report()).toMatchObject({ isVisible: true, isKeptAwake: true });
});

it('[AL29] a screen that may not stay awake says so', async () => {
  const tablet = aTablet();
  tablet.refuseToStayAwake();
  const reporter = createScreenReporter(sources, tablet.browser);
  reporter.start();
  await settled();
  expect(reporter.report().isKeptAwake).toBe(false);
});

it('[AL29] the battery is told as it is now', async () => {
  const tablet = aTablet();
  const reporter = createScreenReporter(sources, tablet.browser);
  reporter.start();
  await settled();
  tablet.battery.level = 0.19;
  expect(reporter.report().batteryPercent).toBe(19);
});

it('[AL29] a screen that ended watching keeps no screen awake', async () => {
  const tablet = aTablet();
  const reporter = createScreenReporter(sources, tablet.browser);
  const stop = reporter.start();
  await settled();
  stop();
  tablet.show('visible');
  tablet.touch();
  await settled();
  expect(tablet.locks.map(({ released }) => released)).toEqual([true]);
});
