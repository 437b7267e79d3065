import type { Occurrence } from '@chairside/shared/alarms/alarm-state.ts';
import type { Condition, Priority } from '@chairside/shared/alarms/conditions.ts';
import { inOrder } from '@chairside/shared/alarms/signals.ts';
import type { Infusion, Session, StoppedInfusion } from '@chairside/shared/chair/state.ts';
import { infusedMs } from '@chairside/shared/chair/timeline.ts';
import type { Charted } from '@chairside/shared/chart/chart.ts';
import { oxygenSpans, sideEffectSpans, standingEntries } from '@chairside/shared/chart/derived.ts';
import type { TrendPoint } from '@chairside/shared/vitals/decimate.ts';
import { nibpFailure, nibpMeasurements, type NibpMeasurement } from '@chairside/shared/vitals/nibp.ts';
import type { ChairView } from '../../live/chair-view.ts';

/**
 * The last hour of a session for whoever takes over (SE31), from what the screen holds: no gateway has to answer. Times on the
 * session clock, newest first where there is an order.
 */
export type Summary = {
  readonly vitals: readonly VitalsRow[];
  readonly infusions: readonly InfusionLine[];
  readonly oxygen: ReturnType<typeof oxygenSpans>;
  /** Doses and medicines of the whole session: what acts may be older than an hour. */
  readonly given: readonly Charted[];
  readonly sideEffects: ReturnType<typeof sideEffectSpans>;
  readonly alarms: readonly AlarmSpan[];
  /** Everything else that people entered in this hour. */
  readonly entries: readonly Charted[];
};

/** The newest number of each in the minute up to `atMs`, and what the cuff gave in the five; null where there was none. */
export type VitalsRow = {
  readonly atMs: number;
  readonly spo2Percent: number | null;
  readonly pulseRateBpm: number | null;
  readonly nibp: NibpMeasurement | null;
};

export type InfusionLine = {
  readonly number: number;
  readonly startedAtMs: number;
  /** Null while it runs. */
  readonly stoppedAtMs: number | null;
  readonly infusedMs: number;
};

export type AlarmSpan = {
  readonly id: number;
  readonly what: Condition['what'];
  readonly priority: Priority;
  readonly beganAtMs: number;
  /** Null while it is so. */
  readonly endedAtMs: number | null;
};

const summaryMs = 60 * 60_000;
const stepMs = 5 * 60_000;
const newestWithinMs = 60_000;

export function summaryOf(view: ChairView, session: Session, nowMs: number): Summary {
  const fromMs = nowMs - summaryMs;
  const { chart, alarms } = session;
  const isRecent = ({ endedAtMs }: { readonly endedAtMs: number | null }) =>
    endedAtMs === null || endedAtMs >= fromMs;
  const entries = standingEntries(chart).toReversed();
  return {
    vitals: vitalsRows(view, session, nowMs),
    infusions: infusionLines(session, nowMs),
    oxygen: oxygenSpans(chart).filter(isRecent),
    given: entries.filter(({ entry }) => entry.kind === 'dose' || entry.kind === 'medicine'),
    sideEffects: sideEffectSpans(chart).filter(isRecent),
    alarms: [
      ...inOrder(alarms).map((one) => alarmSpan(one, null)),
      ...alarms.recent.toReversed().map((one) => alarmSpan(one, one.endedAtMs)),
    ].filter(isRecent),
    entries: entries.filter(
      ({ entry, happenedAtMs }) => happenedAtMs >= fromMs && !saidElsewhere.has(entry.kind),
    ),
  };
}

/** By the lists above, or before anything began. */
const saidElsewhere: ReadonlySet<Charted['entry']['kind']> = new Set([
  'dose',
  'medicine',
  'oxygen',
  'side-effect',
  'side-effect-changed',
  'side-effect-ended',
  'answer',
]);

/** Every five minutes back from now, as far as the session goes, an hour at most. */
function vitalsRows(view: ChairView, { openedAtMs }: Session, nowMs: number): readonly VitalsRow[] {
  const cuff = nibpMeasurements(view.nibp).filter((one) => nibpFailure(one) === null);
  const rows: VitalsRow[] = [];
  for (let atMs = nowMs; atMs > Math.max(openedAtMs, nowMs - summaryMs - 1); atMs -= stepMs) {
    rows.push({
      atMs,
      spo2Percent: newestIn(view.lines.get('spo2Percent'), atMs),
      pulseRateBpm: newestIn(view.lines.get('pulseRateBpm'), atMs),
      nibp: cuff.findLast((one) => one.atMs <= atMs && one.atMs > atMs - stepMs) ?? null,
    });
  }
  return rows;
}

/** What was lost since is lost: a number older than a minute says nothing about then. */
function newestIn(points: readonly TrendPoint[] | undefined, atMs: number): number | null {
  const last = points?.findLast((point) => point.atMs <= atMs && point.value !== null);
  return last === undefined || atMs - last.atMs > newestWithinMs ? null : last.value;
}

function infusionLines({ course }: Session, nowMs: number): readonly InfusionLine[] {
  switch (course.phase) {
    case 'preparing':
      return [];
    case 'observing':
      return course.infusions.map(stoppedLine);
    case 'infusing':
    case 'paused': {
      const untilMs = course.phase === 'paused' ? course.pausedAtMs : nowMs;
      return [...course.earlier.map(stoppedLine), lineOf(course.infusion, null, untilMs)];
    }
  }
}

function stoppedLine(one: StoppedInfusion): InfusionLine {
  return lineOf(one, one.stoppedAtMs, one.stoppedAtMs);
}

function lineOf(infusion: Infusion, stoppedAtMs: number | null, untilMs: number): InfusionLine {
  const { number, startedAtMs } = infusion;
  return { number, startedAtMs, stoppedAtMs, infusedMs: infusedMs(infusion, untilMs) };
}

function alarmSpan({ id, condition, priority, beganAtMs }: Occurrence, endedAtMs: number | null): AlarmSpan {
  return { id, what: condition.what, priority, beganAtMs, endedAtMs };
}
