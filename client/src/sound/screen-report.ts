import type { ChairId } from '@chairside/shared/ids.ts';
import type { ScreenReport, SoundState } from '@chairside/shared/screens/report.ts';

/** Gathers what this screen can do just now, for the heartbeat (AL29). */
export type ScreenReporter = {
  report(): ScreenReport;
  /** Begins to watch the page and to keep the screen awake. Returns the end of both. */
  start(): () => void;
};

/** Asked anew for every report. */
export type ReportSources = {
  readonly place: () => ScreenReport['place'];
  readonly watches: () => readonly ChairId[];
  readonly sound: () => SoundState;
};

/** The parts of a browser that are looked at; those that not every browser has may be missing. */
export type ReportingBrowser = {
  readonly document: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
  readonly navigator: {
    readonly wakeLock?: Pick<WakeLock, 'request'>;
    /** Not a web standard any more, and there in Chromium. */
    readonly getBattery?: () => Promise<{ readonly level: number }>;
  };
  readonly nowMs: () => number;
};

const theBrowser = (): ReportingBrowser => ({ document, navigator, nowMs: () => performance.now() });

export function createScreenReporter(
  { place, watches, sound }: ReportSources,
  browser: ReportingBrowser = theBrowser(),
): ScreenReporter {
  const { document, navigator, nowMs } = browser;
  let touchedAtMs: number | null = null;
  let battery: { readonly level: number } | null = null;
  let awake: WakeLockSentinel | null = null;
  let isEnded = false;

  const isVisible = () => document.visibilityState === 'visible';
  const isKeptAwake = () => (navigator.wakeLock === undefined ? null : awake?.released === false);

  function touched() {
    touchedAtMs = nowMs();
    void keepAwake();
  }

  /** The browser lets go of it when the page is hidden, and may refuse it (a low battery): asked again at each occasion. */
  async function keepAwake() {
    if (navigator.wakeLock === undefined || !isVisible() || isKeptAwake() === true) return;
    const given = await navigator.wakeLock.request('screen').catch(() => null);
    if (given === null) return;
    if (isEnded || awake?.released === false) void given.release();
    else awake = given;
  }

  return {
    report: () => ({
      place: place(),
      watches: [...watches()],
      sound: sound(),
      isVisible: isVisible(),
      isKeptAwake: isKeptAwake(),
      touchedAgoMs: touchedAtMs === null ? null : nowMs() - touchedAtMs,
      batteryPercent: battery === null ? null : Math.round(battery.level * 100),
    }),
    start() {
      isEnded = false;
      const shown = () => void keepAwake();
      document.addEventListener('visibilitychange', shown);
      document.addEventListener('pointerdown', touched, { capture: true, passive: true });
      document.addEventListener('keydown', touched, { capture: true });
      void keepAwake();
      // Where it is refused the percentage stays unknown, as where there is no battery to ask about.
      void navigator.getBattery?.().then(
        (given) => (battery = given),
        () => undefined,
      );
      return () => {
        isEnded = true;
        document.removeEventListener('visibilitychange', shown);
        document.removeEventListener('pointerdown', touched, { capture: true });
        document.removeEventListener('keydown', touched, { capture: true });
        void awake?.release();
        awake = null;
      };
    },
  };
}
