import type { ScreenReport } from '@chairside/shared/screens/report.ts';
import { watchedChairs, type Watching } from '../alarms/watching.ts';
import type { LiveState } from '../live/store.ts';
import type { SoundDesk } from '../sound/sound-desk.ts';

type Surroundings = {
  readonly page: Document;
  readonly desk: Pick<SoundDesk, 'state'>;
  readonly watching: () => Watching;
  readonly live: () => LiveState;
};

/** What this screen is and can, for every heartbeat (AL29). */
export type ScreenReporter = { readonly report: () => ScreenReport };

/** Also keeps the screen awake, as long as the page is visible and the browser lets it. */
export function createScreenReporter({ page, desk, watching, live }: Surroundings): ScreenReporter {
  let touchedAtMs: number | null = null;
  let isKeptAwake: boolean | null = null;
  let battery: { readonly level: number } | null = null;

  const touched = () => {
    touchedAtMs = performance.now();
  };
  page.addEventListener('pointerdown', touched, { capture: true, passive: true });
  page.addEventListener('keydown', touched, { capture: true, passive: true });
  page.addEventListener('visibilitychange', stayAwake);
  stayAwake();
  void readBattery().then((found) => {
    battery = found;
  });

  function stayAwake() {
    if (!('wakeLock' in navigator) || page.visibilityState !== 'visible') return;
    navigator.wakeLock.request('screen').then(
      (lock) => {
        isKeptAwake = true;
        lock.addEventListener('release', () => {
          isKeptAwake = false;
        });
      },
      () => {
        isKeptAwake = false;
      },
    );
  }

  return {
    report() {
      const place = watching();
      return {
        place: place.home === null || place.home === 'desk' ? 'desk' : 'chair',
        watches: watchedChairs(place, live().site?.site.chairs ?? []).slice(0, 16),
        sound: desk.state(),
        isVisible: page.visibilityState === 'visible',
        isKeptAwake,
        touchedAgoMs: touchedAtMs === null ? null : Math.round(performance.now() - touchedAtMs),
        batteryPercent: battery === null ? null : Math.round(battery.level * 100),
      };
    },
  };
}

/** Not every browser has it, and some refuse. */
async function readBattery(): Promise<{ readonly level: number } | null> {
  const { getBattery } = navigator as { getBattery?: () => Promise<{ readonly level: number }> };
  if (getBattery === undefined) return null;
  return getBattery.call(navigator).catch(() => null);
}
