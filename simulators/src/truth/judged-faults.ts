import type { Condition } from '@chairside/shared/alarms/conditions.ts';
import type { Happening } from './happenings.ts';
import { isAt } from './happenings.ts';
import { technicalGraceMs, type JudgedAlarm } from './judged-alarms.ts';
import { overlap, type Period } from './watched-session.ts';

/** What a fault should have made of the alarms, and did. */
export type JudgedFault = {
  readonly id: string;
  readonly label: string;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly technical: {
    readonly what: Condition['what'];
    /** `not-due`: what it should have been seen by did not happen while it lasted. */
    readonly outcome: 'raised' | 'missed' | 'not-due';
    readonly atMs: number | null;
  } | null;
  /** Occurrences of what must not be called while it lasts, and was not true. */
  readonly forbidden: readonly number[];
};

/** How the oximeter's silence and the cuff's failures were delivered. */
export type Heard = {
  readonly silences: readonly Period[];
  readonly cuffFailedAtMs: readonly number[];
};

const forbiddenGraceMs = 30_000;
/** Less of it is no silence yet. */
const silenceDueMs = 10_000;

export function judgedFaults(
  happenings: readonly Happening[],
  alarms: readonly JudgedAlarm[],
  { chair, watched, heard }: { readonly chair: string; readonly watched: Period; readonly heard: Heard },
): readonly JudgedFault[] {
  return happenings.flatMap((one) => {
    const { id, label, target, verb, fromMs, untilMs, expected } = one;
    if (expected === null || !isAt(one, chair) || !overlap(one, watched)) return [];
    const { technicalAlarm, mustNotAlarm = [] } = expected;
    const forbiddenUntilMs = untilMs + forbiddenGraceMs;
    const forbidden = alarms
      .filter(({ verdict, what }) => verdict === 'false' && mustNotAlarm.includes(what))
      .filter(({ beganAtMs }) => beganAtMs >= fromMs && beganAtMs <= forbiddenUntilMs);
    return [
      {
        id,
        label: label ?? `${target}.${verb}`,
        fromMs,
        untilMs,
        technical: technicalAlarm === undefined ? null : technicalOf(technicalAlarm, one, { alarms, heard }),
        forbidden: forbidden.map(({ occurrence }) => occurrence),
      },
    ];
  });
}

function technicalOf(
  what: Condition['what'],
  { fromMs, untilMs }: Period,
  { alarms, heard }: { readonly alarms: readonly JudgedAlarm[]; readonly heard: Heard },
): JudgedFault['technical'] {
  const window = { fromMs, untilMs: untilMs + technicalGraceMs };
  const present = alarms.filter(
    (alarm) => alarm.what === what && overlap({ fromMs: alarm.beganAtMs, untilMs: alarm.untilMs }, window),
  );
  const [first] = present;
  if (first !== undefined) return { what, outcome: 'raised', atMs: Math.max(fromMs, first.beganAtMs) };
  return { what, outcome: isDue(what, window, heard) ? 'missed' : 'not-due', atMs: null };
}

function isDue(what: Condition['what'], window: Period, { silences, cuffFailedAtMs }: Heard): boolean {
  switch (what) {
    case 'nibp-failed':
      return cuffFailedAtMs.some((atMs) => atMs >= window.fromMs && atMs <= window.untilMs);
    case 'spo2-not-updating':
      return silences.some((one) => overlap(one, window) && one.untilMs - one.fromMs >= silenceDueMs);
    default:
      return true;
  }
}
