import {
  aViolation,
  began,
  eventsOf,
  opened,
  openedAtMs,
  type Noted,
} from '@chairside/shared/alarms/log-samples.ts';
import type { Condition, Priority } from '@chairside/shared/alarms/conditions.ts';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { ScoredLine } from './line-schema.ts';
import { createRunScorer, type FinishedRun, type ScoredRun } from './run-scorer.ts';
import type { SessionScore } from './session-score.ts';

/** Test data: little runs at chair 2, told in seconds since the session was opened. */

export const at = (second: number) => openedAtMs + second * 1_000;
export const chair = '2';

type LineOf<T extends ScoredLine['type']> = Extract<ScoredLine, { type: T }>;
type Truth = LineOf<'second'>['true'];
type Said = Pick<LineOf<'said'>, 'spo2Percent' | 'pulseRateBpm' | 'isDoubtful'>;

const well: Truth = {
  systolicMmHg: 120,
  diastolicMmHg: 75,
  meanMmHg: 90,
  pulseRateBpm: 72,
  arterialSaturationPercent: 97,
  fingerSaturationPercent: 97,
};

/** From one second up to but without another. */
export type Stretch = readonly [fromS: number, toS: number];

export function within(second: number, [fromS, toS]: Stretch): boolean {
  return second >= fromS && second < toS;
}

/** What is true, once a second; `else` well. */
export function secondsUpTo(
  untilS: number,
  trueAt: (second: number) => Partial<Truth> = () => ({}),
): ScoredLine[] {
  return Array.from({ length: untilS + 1 }, (_, second) => ({
    type: 'second',
    atMs: at(second),
    chair,
    true: { ...well, ...trueAt(second) },
  }));
}

/** What the oximeter says, once a second, delivered 100 ms later. Null: it says nothing. */
export function saidUpTo(
  untilS: number,
  saidAt: (second: number) => (Partial<Said> & { readonly isLateByMs?: number }) | null = () => ({}),
): ScoredLine[] {
  return Array.from({ length: untilS + 1 }, (_, second) => second).flatMap((second) => {
    const said = saidAt(second);
    if (said === null) return [];
    const { isLateByMs = 100, ...values } = said;
    return [
      {
        type: 'said' as const,
        atMs: at(second),
        deliveredAtMs: at(second) + isLateByMs,
        chair,
        spo2Percent: 97,
        pulseRateBpm: 72,
        isDoubtful: false,
        ...values,
      },
    ];
  });
}

/** Done at that second, delivered at once, begun 30 s before. `failed`: without a value. */
export function measured(second: number, pressure: readonly [number, number] | 'failed'): LineOf<'cuff'> {
  const [systolicMmHg, diastolicMmHg] = pressure === 'failed' ? [null, null] : pressure;
  return {
    type: 'cuff',
    chair,
    atMs: at(second),
    beganAtMs: at(second - 30),
    deliveredAtMs: at(second),
    systolicMmHg,
    diastolicMmHg,
    meanMmHg: null,
    error: pressure === 'failed' ? 'leak' : null,
  };
}

export function aSpan(stretch: Stretch, more: Partial<LineOf<'span'>> = {}): LineOf<'span'> {
  return {
    type: 'span',
    chair,
    id: 'span-1',
    label: 'PO1',
    layer: 'sensor',
    target: 'ox',
    verb: 'probe_off',
    fromMs: at(stretch[0]),
    untilMs: at(stretch[1]),
    expected: { technicalAlarm: 'probe-off', mustNotAlarm: ['spo2-low', 'pulse-low'] },
    ...more,
  };
}

export const started: Noted = [
  0,
  {
    type: 'infusion-started',
    body: {
      number: 1,
      withoutBaseline: null,
      again: null,
      areDeviceAlarmsOn: true,
      isPatientConfirmed: true,
      override: null,
      openItems: [],
      unheard: [],
    },
  },
];

export function alarm(second: number, what: Condition['what'], priority: Priority = 'medium'): Noted {
  const violations = what === 'spo2-low' ? [aViolation(88, { priority })] : [];
  return [second, began(second, { condition: { what, subject: null }, priority, violations })];
}

export function raised(second: number, occurrence: number, priority: Priority): Noted {
  const times = { conditionAtMs: at(second), signalAtMs: at(second) };
  const body = { occurrence, priority, violations: [], because: 'priority' as const, cause: null, ...times };
  return [second, { type: 'alarm-raised', body }];
}

export function cleared(second: number, occurrence: number): Noted {
  return [second, { type: 'alarm-cleared', body: { occurrence, value: 97 } }];
}

type Given = {
  readonly lines: readonly ScoredLine[];
  /** Sequence numbers: 1 is the opening, 2 the start, 3 the first of these. */
  readonly feed?: readonly Noted[];
  readonly opening?: ChairFact;
  readonly isStarted?: boolean;
} & Partial<Pick<FinishedRun, 'name' | 'expect' | 'thresholds'>>;

export function aScoredRun(given: Given): ScoredRun {
  const { lines, feed = [], opening = opened, isStarted = true } = given;
  const scorer = createRunScorer({
    name: given.name ?? 'a-run',
    seed: 1,
    expect: given.expect ?? [],
    thresholds: given.thresholds ?? [],
    feed: eventsOf([0, opening], ...(isStarted ? [started] : []), ...feed),
  });
  for (const line of lines.toSorted((one, other) => writtenAtMs(one) - writtenAtMs(other))) scorer.take(line);
  return scorer.done();
}

/** Of its one session. */
export function aSessionScore(given: Given): SessionScore {
  const [session] = aScoredRun(given).sessions;
  if (session === undefined) throw new Error('The run has no session');
  return session;
}

function writtenAtMs(line: ScoredLine): number {
  if (line.type === 'span') return line.fromMs;
  return 'deliveredAtMs' in line ? (line.deliveredAtMs ?? line.atMs) : line.atMs;
}
