import { isByCuff, type Watched } from './rows.ts';
import type { Interval } from './intervals.ts';
import type { SessionStretches } from './session-watch.ts';
import type { Stretch } from './stretches.ts';

/** The way of one alarm, each instant on the session clock. */
export type Instants = {
  readonly trueAtMs: number;
  /** It has reached the sensor: the finger; of a pressure, the cuff began to look. */
  readonly sensedAtMs: number;
  /** The device had its first number past the row. */
  readonly saidAtMs: number;
  /** The bytes of it were at the gateway’s door. */
  readonly deliveredAtMs: number;
  /** The rules' own delay, or repeat, was over. */
  readonly observableAtMs: number;
  readonly raisedAtMs: number;
};

export const stages = [
  'true-to-sensor',
  'sensor-to-said',
  'said-to-delivered',
  'delivered-to-observable',
  'observable-to-raised',
  'true-to-raised',
] as const;
export type Stage = (typeof stages)[number];

/** What no gateway can be faster than. */
export const floors: Readonly<Record<Stage, string>> = {
  'true-to-sensor':
    'heart to finger 20–26 s, longer with little perfusion; a cuff: until it is next inflated',
  'sensor-to-said': 'averaging of the device, and 1.5 s to its display; a cuff: 30–45 s of deflating',
  'said-to-delivered': 'link, and its faults',
  'delivered-to-observable': 'delay of the row (0–60 s); of a confirm row the repeat (60–180 s)',
  'observable-to-raised': 'none',
  'true-to-raised': 'the sum of the above',
};

/** Never negative: what a device said too early (it reads low, say) took no time. */
export function stageMs(at: Instants, stage: Stage): number {
  const [fromMs, toMs] = ends(at, stage);
  return Math.max(0, toMs - fromMs);
}

function ends(at: Instants, stage: Stage): readonly [number, number] {
  switch (stage) {
    case 'true-to-sensor':
      return [at.trueAtMs, at.sensedAtMs];
    case 'sensor-to-said':
      return [at.sensedAtMs, at.saidAtMs];
    case 'said-to-delivered':
      return [at.saidAtMs, at.deliveredAtMs];
    case 'delivered-to-observable':
      return [at.deliveredAtMs, at.observableAtMs];
    case 'observable-to-raised':
      return [at.observableAtMs, at.raisedAtMs];
    case 'true-to-raised':
      return [at.trueAtMs, at.raisedAtMs];
  }
}

type Called = {
  readonly interval: Interval;
  readonly observableAtMs: number;
  readonly raisedAtMs: number;
  readonly graceMs: number;
};

/** Null where no trusted value says how it got there. */
export function instantsOf(
  { interval, observableAtMs, raisedAtMs, graceMs }: Called,
  { finger, observable }: Pick<SessionStretches, 'finger' | 'observable'>,
): Instants | null {
  const said = firstOf(observable, interval, graceMs);
  if (said === null) return null;
  const trueAtMs = interval.fromMs;
  return {
    trueAtMs,
    sensedAtMs: Math.max(
      trueAtMs,
      sensedAt(interval.what, firstOf(finger, interval, graceMs), said) ?? trueAtMs,
    ),
    saidAtMs: said.fromMs,
    deliveredAtMs: said.knownAtMs,
    observableAtMs,
    raisedAtMs,
  };
}

function sensedAt(what: Watched, atFinger: Stretch | null, said: Stretch): number | null {
  if (isByCuff(what)) return said.sensedAtMs;
  return what === 'spo2-low' ? (atFinger?.fromMs ?? null) : null;
}

function firstOf(stretches: readonly Stretch[], interval: Interval, graceMs: number): Stretch | null {
  return stretches
    .filter(
      ({ row }) => row.what === interval.what && (interval.level === 'medium' || row.priority === 'high'),
    )
    .filter(({ fromMs, untilMs }) => fromMs <= interval.untilMs + graceMs && untilMs >= interval.fromMs)
    .reduce<Stretch | null>(
      (first, one) => (first === null || one.fromMs < first.fromMs ? one : first),
      null,
    );
}
