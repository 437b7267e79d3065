import type { ChairId } from '@chairside/shared/ids.ts';
import { isAudible, type ScreenReport } from '@chairside/shared/screens/report.ts';
import type { Hearing } from '@chairside/shared/wire.ts';

/**
 * Who would hear a chair, reckoned from what its screens said of themselves last (AL30, AL31). All times are host time: how
 * old a report is does not depend on how fast a simulation runs.
 */
export type ListeningScreen = {
  /** Null when it has said nothing of itself, or no longer does. */
  readonly said: Said | null;
  /** It shows this chair, and is told of it. */
  isAt(chair: ChairId): boolean;
  /** It is told of this chair, one way or another. */
  isTold(chair: ChairId): boolean;
};

export type Said = { readonly report: ScreenReport; readonly atHostMs: number };

/** Older than this, a report counts as none (AL30). */
const believedForMs = 5_000;
/** A desk that sounds instead of the chair has to say so more often (AL31). */
const deskBelievedForMs = 3_000;
const batteryLowUnderPercent = 20;

export function hearingOf(chair: ChairId, screens: readonly ListeningScreen[], nowHostMs: number): Hearing {
  const atChair = screens.filter((screen) => {
    const report = believed(screen, nowHostMs, believedForMs);
    return report !== null && isAudible(report) && standsAt(chair, screen, report);
  });
  const isDeskAudible = screens.some((screen) => {
    const report = believed(screen, nowHostMs, deskBelievedForMs);
    if (report?.place !== 'desk' || !isAudible(report)) return false;
    return report.watches.includes(chair) && screen.isTold(chair);
  });
  return { atChair: atChair.length, isDeskAudible };
}

/**
 * low      a screen at the chair says that its battery is nearly empty
 * enough   none does, and there is one
 * unknown  no screen at the chair says anything: that proves nothing, least of all that a battery was charged
 */
export type Battery = 'low' | 'enough' | 'unknown';

export function batteryAt(chair: ChairId, screens: readonly ListeningScreen[], nowHostMs: number): Battery {
  const reports = screens.flatMap((screen) => {
    const report = believed(screen, nowHostMs, believedForMs);
    return report !== null && standsAt(chair, screen, report) ? [report] : [];
  });
  if (reports.length === 0) return 'unknown';
  return reports.some(isBatteryLow) ? 'low' : 'enough';
}

/** The same key means that nobody would be counted otherwise than before. */
export function countedAs(said: Said | null, nowHostMs: number): string {
  const report = believed({ said }, nowHostMs, deskBelievedForMs);
  if (report === null) return 'nothing';
  return [report.place, isAudible(report), isBatteryLow(report), ...report.watches].join(' ');
}

/** A tablet of another chair, on which somebody looks at this one, does not sound for it. */
function standsAt(chair: ChairId, screen: ListeningScreen, { place, watches }: ScreenReport): boolean {
  return place === 'chair' && watches.includes(chair) && screen.isAt(chair);
}

function believed(
  { said }: Pick<ListeningScreen, 'said'>,
  nowHostMs: number,
  forMs: number,
): ScreenReport | null {
  return said === null || nowHostMs - said.atHostMs > forMs ? null : said.report;
}

function isBatteryLow({ batteryPercent }: ScreenReport): boolean {
  return batteryPercent !== null && batteryPercent < batteryLowUnderPercent;
}
