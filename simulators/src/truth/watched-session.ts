import { bySession } from '@chairside/shared/alarms/burden.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import { isPressure, rowsOf, type Row } from './rows.ts';

export type Period = { readonly fromMs: number; readonly untilMs: number };

/** A session as the gateway's feed tells it: what its alarms had to be held against, and when. */
export type WatchedSession = {
  readonly chair: string;
  readonly session: string;
  readonly openedAtMs: number;
  /** When it was closed; Infinity while it is open. */
  readonly untilMs: number;
  /** The rows that could stand from then on, oldest first. */
  readonly inForce: readonly { readonly fromMs: number; readonly rows: readonly Row[] }[];
  /** While the cuff squeezes the limb of the probe, SpO2 and pulse neither begin nor end (SE19). */
  readonly cuffHolds: readonly Period[];
  /** Without what was undone. */
  readonly events: readonly ChairEvent[];
};

/** A session whose opening is not in the feed has no preset to judge it by, and is left out. */
export function watchedSessions(feed: readonly ChairEvent[]): readonly WatchedSession[] {
  return bySession(feed).flatMap((told) => {
    const undone = new Set(
      told.flatMap((event) => (event.type === 'step-undone' ? event.body.undoneSeq : [])),
    );
    const events = told.filter(({ seq }) => !undone.has(seq));
    const opening = events.find((event) => event.type === 'session-opened');
    if (opening === undefined) return [];
    return [
      {
        chair: opening.chair,
        session: opening.session,
        openedAtMs: opening.atMs,
        untilMs: events.find(({ type }) => type === 'session-closed')?.atMs ?? Infinity,
        inForce: inForceOf(opening, events),
        cuffHolds: cuffHoldsOf(events),
        events,
      },
    ];
  });
}

export function rowsAt({ inForce }: WatchedSession, atMs: number): readonly Row[] {
  return inForce.findLast(({ fromMs }) => fromMs <= atMs)?.rows ?? [];
}

type EventOf<T extends ChairEvent['type']> = Extract<ChairEvent, { type: T }>;

/** The rows change with the limits, and at the start: while preparing no medium row of a pressure stands (AL9). */
function inForceOf(opening: EventOf<'session-opened'>, events: readonly ChairEvent[]) {
  const { rules } = opening.body.protocol.alarmPreset;
  let limits = opening.body.limits;
  let hasStarted = false;
  return events.flatMap((event) => {
    if (event.type === 'session-opened' || event.type === 'limits-set') limits = event.body.limits;
    else if (event.type === 'infusion-started' && !hasStarted) hasStarted = true;
    else return [];
    const mayStand = ({ parameter, priority }: Row) =>
      hasStarted || priority === 'high' || !isPressure(parameter);
    return [{ fromMs: event.atMs, rows: rowsOf(rules, limits).filter(mayStand) }];
  });
}

/** However long the gateway says, the rule allows a minute. */
const longestHoldMs = 60_000;

function cuffHoldsOf(events: readonly ChairEvent[]): readonly Period[] {
  return events.reduce<readonly Period[]>((holds, event) => {
    if (event.type === 'cuff-hold-began')
      return [
        ...holds,
        { fromMs: event.atMs, untilMs: Math.min(event.body.untilMs, event.atMs + longestHoldMs) },
      ];
    const last = holds.at(-1);
    if (event.type !== 'cuff-hold-shortened' || last === undefined) return holds;
    return [...holds.slice(0, -1), { ...last, untilMs: Math.min(last.untilMs, event.body.untilMs) }];
  }, []);
}

export function overlap(one: Period, other: Period): boolean {
  return one.fromMs <= other.untilMs && other.fromMs <= one.untilMs;
}
