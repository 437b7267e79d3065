import type { ChairEvent, ChairEventType } from '../chair/events.ts';
import { priorities, type Priority } from './conditions.ts';
import { alarmLog } from './log.ts';
import type { OccurrenceEntry } from './log-entry.ts';
import { median } from '../median.ts';

/**
 * What the alarms of some sessions asked of people (AL36). An alarm is an occurrence that began within the span; what is
 * asked of none is null, never zero.
 */
export type AlarmBurden = {
  readonly alarms: number;
  /** The part of the span in which a session was open, of all sessions together. */
  readonly hours: number;
  readonly alarmsPerHour: number | null;
  readonly byPriority: Readonly<Record<Priority, number>>;
  /** By what the condition is, whatever device or parameter it is about. */
  readonly byCondition: Readonly<Record<string, number>>;
  /** At least one condition was so; two at once count once. */
  readonly secondsInAlarm: number;
  readonly shareAcknowledged: number | null;
  /** From the signal to the first acknowledgement, of those that were acknowledged. */
  readonly medianMsToAcknowledge: number | null;
  /** A person did something at the chair within 2 min, beyond acknowledging it or silencing it. */
  readonly shareFollowedByAction: number | null;
};

/** From, up to but without to; epoch milliseconds. */
export type Span = { readonly fromMs: number; readonly toMs: number };

const hourMs = 3_600_000;
export const actionWithinMs = 120_000;

/** Of each session its events, in order; of one that was open before the span, as far as they are at hand. */
export function alarmBurden(sessions: readonly (readonly ChairEvent[])[], span: Span): AlarmBurden {
  const parts = sessions.map((events) => burdenOf(events, span));
  const alarms = parts.flatMap((part) => part.alarms);
  const hours = sum(parts.map(({ openMs }) => openMs)) / hourMs;
  const waitsMs = alarms.flatMap(({ waitedMs }) => waitedMs ?? []);
  return {
    alarms: alarms.length,
    hours,
    alarmsPerHour: hours === 0 ? null : alarms.length / hours,
    byPriority: priorityCounts(alarms.map(({ entry }) => entry.priority)),
    byCondition: counts(alarms.map(({ entry }) => entry.condition.what)),
    secondsInAlarm: sum(parts.map(({ inAlarmMs }) => inAlarmMs)) / 1_000,
    shareAcknowledged: share(alarms, ({ waitedMs }) => waitedMs !== null),
    medianMsToAcknowledge: median(waitsMs),
    shareFollowedByAction: share(alarms, ({ isActedOn }) => isActedOn),
  };
}

/** The events of many sessions, each by itself, in the order they began. */
export function bySession(events: readonly ChairEvent[]): readonly (readonly ChairEvent[])[] {
  // A tombstone says that there was one, and nothing of it.
  const told = events.filter(({ type }) => type !== 'session-erased');
  return [...Map.groupBy(told, ({ chair, session }) => `${chair} ${session}`).values()];
}

type Alarm = {
  readonly entry: OccurrenceEntry;
  readonly waitedMs: number | null;
  readonly isActedOn: boolean;
};

function burdenOf(events: readonly ChairEvent[], span: Span) {
  const open = openWithin(events, span);
  const occurrences = alarmLog(events).filter((entry) => entry.kind === 'occurrence');
  const alarms = occurrences
    .filter(({ beganAtMs }) => beganAtMs >= span.fromMs && beganAtMs < span.toMs)
    .map((entry): Alarm => {
      const [first] = entry.acknowledged;
      const waitedMs = first === undefined ? null : Math.max(0, first.atMs - entry.signalAtMs);
      return { entry, waitedMs, isActedOn: isActedOn(entry, events) };
    });
  const present = occurrences.map(({ beganAtMs, over, ended }) =>
    clipped({ fromMs: beganAtMs, toMs: over?.atMs ?? ended?.atMs ?? span.toMs }, open),
  );
  return { alarms, openMs: lengthMs(open), inAlarmMs: coveredMs(present) };
}

/** Without its opening the session was open before; without its closing it is open still. */
function openWithin(events: readonly ChairEvent[], span: Span): Span {
  const [first] = events;
  if (first === undefined) return { fromMs: span.fromMs, toMs: span.fromMs };
  const closing = events.findLast(({ type }) => type === 'session-closed');
  const isReopened = events.some(
    (event) => event.type === 'step-undone' && event.body.undoneSeq === closing?.seq,
  );
  return clipped(
    {
      fromMs: first.type === 'session-opened' ? first.atMs : span.fromMs,
      toMs: closing === undefined || isReopened ? span.toMs : closing.atMs,
    },
    span,
  );
}

/** What a person does for the patient, or about the alarm's cause; not what only quietens it. */
const actions: ReadonlySet<ChairEventType> = new Set<ChairEventType>([
  'baseline-set',
  'limits-set',
  'moaas-scored',
  'infusion-started',
  'infusion-paused',
  'infusion-resumed',
  'infusion-stopped',
  'nibp-asked',
  'cuff-put-off',
  'limbs-noted',
  'entry-charted',
  'entry-corrected',
  'step-undone',
  'start-released',
  'off-monitor-began',
  'off-monitor-ended',
  'departure-began',
  'departure-withdrawn',
  'pump-seen-stopped',
  'discharge-released',
  'ready-recorded',
  'ready-withdrawn',
  'session-reattributed',
  'session-closed',
]);

function isActedOn({ seq, beganAtMs }: OccurrenceEntry, events: readonly ChairEvent[]): boolean {
  return events.some(
    (event) =>
      event.seq > seq &&
      event.atMs <= beganAtMs + actionWithinMs &&
      event.actor !== null &&
      actions.has(event.type) &&
      isAboutThePatient(event),
  );
}

/** The gateway asks for a cuff by itself; a question of a list is answered in its own time. */
function isAboutThePatient(event: ChairEvent): boolean {
  if (event.type === 'nibp-asked') return event.body.because === 'person';
  return event.type !== 'entry-charted' || event.body.entry.kind !== 'answer';
}

function clipped({ fromMs, toMs }: Span, within: Span): Span {
  const from = Math.max(fromMs, within.fromMs);
  return { fromMs: from, toMs: Math.max(from, Math.min(toMs, within.toMs)) };
}

function lengthMs({ fromMs, toMs }: Span): number {
  return toMs - fromMs;
}

/** The length of all of them laid over each other. */
export function coveredMs(spans: readonly Span[]): number {
  let total = 0;
  let reachedMs = -Infinity;
  for (const { fromMs, toMs } of spans.toSorted((one, other) => one.fromMs - other.fromMs)) {
    total += Math.max(0, toMs - Math.max(fromMs, reachedMs));
    reachedMs = Math.max(reachedMs, toMs);
  }
  return total;
}

function priorityCounts(given: readonly Priority[]): Readonly<Record<Priority, number>> {
  const of = counts(given);
  const [low, medium, high] = priorities.map((priority) => of[priority] ?? 0);
  return { low: low ?? 0, medium: medium ?? 0, high: high ?? 0 };
}

/** Sorted by name, so that the same alarms give the same text. */
function counts(given: readonly string[]): Readonly<Record<string, number>> {
  const grouped = [...Map.groupBy(given, (one) => one)].map(([name, all]) => [name, all.length] as const);
  return Object.fromEntries(grouped.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function share<T>(all: readonly T[], is: (one: T) => boolean): number | null {
  return all.length === 0 ? null : all.filter(is).length / all.length;
}

function sum(given: readonly number[]): number {
  return given.reduce((total, one) => total + one, 0);
}
