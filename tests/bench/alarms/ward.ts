import type { Browser } from '@playwright/test';
import { pause, type Bench } from '../bench.ts';
import { enterNurse, prepareChairs, readSessionClock, type SessionClock } from '../clinic.ts';
import { stampMs } from '../numbers.ts';
import { startHelper } from '../orders.ts';
import { startGateway, type Served } from '../processes.ts';
import type { PatientsOrder, PatientsReport } from './patients.ts';
import type { TabletsOrder, TabletsReport } from './tablets.ts';
import type { Patient } from './trajectories.ts';
import { openWatchedPage, type Opening, type WatchedPage } from './watched-page.ts';

/** A clinic in the middle of its day: patients at their monitors, every infusion running, somebody listening everywhere. */
export type Ward = {
  readonly gateway: Served;
  readonly clock: SessionClock;
  readonly pages: readonly WatchedPage[];
  /** Stamp of second 0 of the trajectories. */
  readonly startAtStampMs: number;
  /** Once every trajectory is over. */
  readonly played: Promise<PatientsReport>;
  readonly tablets: () => Promise<TabletsReport>;
};

export type WardSettings = {
  readonly browser: Browser;
  readonly patients: readonly Patient[];
  /** Whether the tablets on the wire say that they are heard. */
  readonly areTabletsAudible: boolean;
  /** The screens to be opened, given the gateway's port. */
  readonly pages: (httpPort: number) => readonly Opening[] | Promise<readonly Opening[]>;
};

/** Devices are plugged in and the infusions started within this time of the start. */
const leadMs = 2_000;

export async function withWard<T>(
  bench: Bench,
  { browser, patients, areTabletsAudible, pages }: WardSettings,
  measure: (ward: Ward) => Promise<T>,
): Promise<T> {
  const chairs = patients.map(({ chair }) => chair);
  const gateway = await startGateway({ folder: bench.newFolder(), chairs: chairs.join(',') });
  const monitors = startHelper<PatientsOrder, PatientsReport>('./alarms/patients.ts');
  const tablets = startHelper<TabletsOrder, TabletsReport>('./alarms/tablets.ts');
  const opened: WatchedPage[] = [];
  try {
    const { httpPort, mllpPort } = gateway;
    await prepareChairs(httpPort, chairs);
    await tablets.ask({ type: 'open', httpPort, chairs, areAudible: areTabletsAudible });
    for (const opening of await pages(httpPort)) {
      const page = await openWatchedPage(browser, opening);
      opened.push(page);
      await page.unlockSound();
    }
    const clock = await readSessionClock(httpPort);
    const startAtStampMs = stampMs() + leadMs;
    const played = monitors.ask({ mllpPort, patients, clock, startAtStampMs });
    // Whoever waits for it hears of it; until then it may fail unheard.
    played.catch(() => undefined);
    await pause(leadMs + 1_500);
    const nurse = await enterNurse(httpPort);
    for (const chair of chairs) await nurse.startInfusion(chair);
    nurse.goHome();
    return await measure({
      gateway,
      clock,
      pages: opened,
      startAtStampMs,
      played,
      tablets: () => tablets.ask({ type: 'collect' }),
    });
  } finally {
    for (const { page } of opened) await page.close();
    monitors.stop();
    tablets.stop();
    await gateway.stop();
  }
}
