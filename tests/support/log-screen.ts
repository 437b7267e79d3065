import type { Chart } from '@chairside/shared/chart/chart.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { en } from '@chairside/shared/text/en.ts';
import type { ClockReading } from '@chairside/shared/wire.ts';
import type { Locator } from '@playwright/test';
import type { ChairScreen } from './chair-screen.ts';
import type { Clinic } from './clinic.ts';

/** The log of the pane, and the list below it. */
export function partsOf({ page }: ChairScreen, text: Catalogue = en) {
  return {
    log: page.getByRole('region', { name: text.quickLog.title, exact: true }),
    entries: page.getByRole('region', { name: text.session.latest }),
  };
}

export async function chartOf(clinic: Clinic): Promise<Chart> {
  return (await clinic.nurse.chair('1')).state.session?.chart ?? [];
}

/** The kinds and what matters of them, that stand. */
export async function standingIn(clinic: Clinic): Promise<readonly string[]> {
  const entries = (await chartOf(clinic)).filter(({ over }) => over === null);
  return entries.map(({ entry }) => {
    switch (entry.kind) {
      case 'side-effect':
        return `${entry.effect} ${entry.severity}`;
      case 'side-effect-changed':
        return `now ${entry.severity}`;
      case 'scale':
        return `${entry.scale} ${String(entry.score)}`;
      default:
        return entry.kind;
    }
  });
}

export async function openForMs(clinic: Clinic): Promise<number> {
  const { session } = (await clinic.nurse.chair('1')).state;
  const clock = await fetch(`${clinic.gateway.url}/simulation/clock`);
  const { sessionNowMs } = (await clock.json()) as ClockReading;
  return sessionNowMs - (session?.openedAtMs ?? sessionNowMs);
}

export async function openLog(log: Locator, name: string): Promise<void> {
  await log.getByRole('button', { name }).click();
}
