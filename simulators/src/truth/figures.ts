import type { Condition } from '@chairside/shared/alarms/conditions.ts';
import { createStreams } from '../random.ts';
import type { Level } from './intervals.ts';
import type { JudgedAlarm } from './judged-alarms.ts';
import type { JudgedInterval } from './judged-intervals.ts';
import { stageMs, stages, type Stage } from './latency.ts';
import type { SessionScore } from './session-score.ts';
import { clusterBootstrap, garwood, quantile, wilson, type Bounds } from './statistics.ts';

/** So many of so many. `wilson` takes each as a draw of its own; `bySession` lets those of one session hang together. */
export type Share = {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly wilson: Bounds;
  readonly bySession: Bounds | null;
};

export type Rate = {
  readonly count: number;
  readonly hours: number;
  readonly perHour: number;
  readonly garwood: Bounds;
  readonly bySession: Bounds | null;
};

export type Spread = {
  readonly count: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly maxMs: number;
};

/** Of some sessions together; what is asked of none is null, never zero. */
export type Figures = {
  readonly sessions: number;
  readonly chairHours: number;
  /** Called, of all that was true. */
  readonly clinical: Share | null;
  /** Called, of what the delivered bytes said: what the gateway answers for. */
  readonly engine: Share | null;
  /** Said by the delivered bytes, of all that was true: what devices and programme answer for. */
  readonly observability: Share | null;
  /** Called already when it became true; without latency. */
  readonly early: number;
  readonly alarms: {
    readonly true: number;
    readonly duplicate: number;
    readonly false: number;
    /** Of the false: what a device said was past the row. */
    readonly falseByDevices: number;
    /** Of the false: something was being made to go wrong. */
    readonly falseDuringFaults: number;
    readonly falseHigh: number;
    readonly overCalledHigh: number;
  };
  readonly falsePerHour: Rate | null;
  /** Of the alarms that were true or false, the true ones. */
  readonly positivePredictive: Share | null;
  readonly latency: Readonly<Record<Stage, Spread | null>>;
  readonly burden: { readonly alarmsPerHour: number | null; readonly secondsInAlarmPerHour: number | null };
};

export type About = {
  /** Null: all conditions together. */
  readonly what: Condition['what'] | null;
  /** Null: both; what was to be called high is then asked twice, whether it was called and whether it was called high. */
  readonly level: Level | null;
};

/** One session in numbers, so that it can be drawn many times over. */
type Cluster = {
  readonly hours: number;
  readonly intervals: readonly JudgedInterval[];
  readonly alarms: readonly JudgedAlarm[];
  readonly counts: Readonly<
    Record<'true' | 'observable' | 'called' | 'calledObservable' | 'false' | 'correct' | 'judged', number>
  >;
};

export function figuresOf(sessions: readonly SessionScore[], about: About): Figures {
  const clusters = sessions.map((session) => clusterOf(session, about));
  const intervals = clusters.flatMap((cluster) => cluster.intervals);
  const alarms = clusters.flatMap((cluster) => cluster.alarms);
  const hours = sumOf(clusters, ({ hours: own }) => own);
  const falseAlarms = alarms.filter((alarm) => isFalse(alarm, about.level));
  return {
    sessions: sessions.length,
    chairHours: hours,
    clinical: shareOf(clusters, 'called', 'true'),
    engine: shareOf(clusters, 'calledObservable', 'observable'),
    observability: shareOf(clusters, 'observable', 'true'),
    early: intervals.filter(({ isEarly }) => isEarly).length,
    alarms: {
      true: countOf(alarms, 'true'),
      duplicate: countOf(alarms, 'duplicate'),
      false: falseAlarms.length,
      falseByDevices: falseAlarms.filter(({ because }) => because === 'devices').length,
      falseDuringFaults: falseAlarms.filter(({ during }) => during.length > 0).length,
      falseHigh: alarms.filter(({ high }) => high === 'false').length,
      overCalledHigh: alarms.filter(({ high }) => high === 'over-called').length,
    },
    falsePerHour: rateOf(clusters),
    positivePredictive: shareOf(clusters, 'correct', 'judged'),
    latency: Object.fromEntries(
      stages.map((stage) => [stage, spreadOf(intervals, stage)]),
    ) as Figures['latency'],
    burden: {
      alarmsPerHour: perHour(
        sumOf(sessions, ({ burden }) => burden.alarms),
        hours,
      ),
      secondsInAlarmPerHour: perHour(
        sumOf(sessions, ({ burden }) => burden.secondsInAlarm),
        hours,
      ),
    },
  };
}

function clusterOf(session: SessionScore, { what, level }: About): Cluster {
  const intervals = session.intervals.filter(
    (one) => (what === null || one.what === what) && (level === null || one.level === level),
  );
  const alarms = session.alarms.filter((one) => what === null || one.what === what);
  const observable = intervals.filter(({ observableAtMs }) => observableAtMs !== null);
  const isCalled = ({ calledAtMs }: JudgedInterval) => calledAtMs !== null;
  const wrong = alarms.filter((alarm) => isFalse(alarm, level)).length;
  const correct = alarms.filter((alarm) => isTrue(alarm, level)).length;
  return {
    hours: session.burden.hours,
    intervals,
    alarms,
    counts: {
      true: intervals.length,
      observable: observable.length,
      called: intervals.filter(isCalled).length,
      calledObservable: observable.filter(isCalled).length,
      false: wrong,
      correct,
      judged: correct + wrong,
    },
  };
}

function isFalse({ verdict, high }: JudgedAlarm, level: Level | null): boolean {
  return level === 'high' ? high === 'false' : verdict === 'false';
}

function isTrue({ verdict, high }: JudgedAlarm, level: Level | null): boolean {
  return level === 'high' ? high === 'true' : verdict === 'true';
}

type CountName = keyof Cluster['counts'];

function shareOf(clusters: readonly Cluster[], of: CountName, among: CountName): Share | null {
  const shareIn = (drawn: readonly Cluster[]) => {
    const all = sumOf(drawn, ({ counts }) => counts[among]);
    return all === 0 ? null : sumOf(drawn, ({ counts }) => counts[of]) / all;
  };
  const share = shareIn(clusters);
  if (share === null) return null;
  const count = sumOf(clusters, ({ counts }) => counts[of]);
  const all = sumOf(clusters, ({ counts }) => counts[among]);
  // Drawn from all or from none, every draw is the same: that would look like certainty.
  const bySession =
    count === 0 || count === all ? null : clusterBootstrap(clusters, shareIn, streamFor(`${of}-of-${among}`));
  return { count, of: all, share, wilson: wilson(count, all), bySession };
}

function rateOf(clusters: readonly Cluster[]): Rate | null {
  const hours = sumOf(clusters, (cluster) => cluster.hours);
  if (hours === 0) return null;
  const count = sumOf(clusters, ({ counts }) => counts.false);
  const { low, high } = garwood(count);
  const rateIn = (drawn: readonly Cluster[]) =>
    perHour(
      sumOf(drawn, ({ counts }) => counts.false),
      sumOf(drawn, (cluster) => cluster.hours),
    );
  return {
    count,
    hours,
    perHour: count / hours,
    garwood: { low: low / hours, high: high / hours },
    bySession: count === 0 ? null : clusterBootstrap(clusters, rateIn, streamFor('false-alarms')),
  };
}

/** The same figures give the same intervals, whatever the seed of the run was. */
function streamFor(figure: string) {
  return createStreams(1)(`score/bootstrap/${figure}`);
}

function spreadOf(intervals: readonly JudgedInterval[], stage: Stage): Spread | null {
  const values = intervals.flatMap(({ instants }) => (instants === null ? [] : [stageMs(instants, stage)]));
  const [medianMs, p95Ms, maxMs] = [quantile(values, 0.5), quantile(values, 0.95), quantile(values, 1)];
  if (medianMs === null || p95Ms === null || maxMs === null) return null;
  return { count: values.length, medianMs, p95Ms, maxMs };
}

function countOf(alarms: readonly JudgedAlarm[], verdict: JudgedAlarm['verdict']): number {
  return alarms.filter((alarm) => alarm.verdict === verdict).length;
}

function perHour(count: number, hours: number): number | null {
  return hours === 0 ? null : count / hours;
}

function sumOf<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
