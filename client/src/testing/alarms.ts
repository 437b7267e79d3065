import type { Violation } from '@chairside/shared/alarms/alarm-events.ts';
import type { Condition, Priority } from '@chairside/shared/alarms/conditions.ts';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import { evolve } from '@chairside/shared/chair/evolve.ts';
import { emptyChair, type ChairState } from '@chairside/shared/chair/state.ts';
import { viewOfSnapshot, type ChairView } from '../live/chair-view.ts';
import { anEvent, aReading, aSnapshot, chairTwo, opened, started, startMs, type Spoken } from './chair.ts';

/** A fact and how long after `startMs` it was so. */
export type Told = readonly [fact: ChairFact, afterMs?: number];

/** The `seq` of the first thing told after `opened` and `started`; the next ones follow without a gap. */
export const firstSeq = 3;

/** A chair with its infusion running, and what was told of it since. */
export function anAlarmedChair(...told: readonly Told[]): ChairState {
  const all: readonly Told[] = [[opened], [started], ...told];
  return all.reduce(
    (chair, [fact, afterMs = 0], index) => evolve(chair, anEvent(fact, index + 1, startMs + afterMs)),
    emptyChair(chairTwo),
  );
}

export function anAlarmedView(told: readonly Told[], readings: readonly Spoken[] = [{}]): ChairView {
  const latest = readings.map((spoken, index) => aReading({ cursor: index + 1, ...spoken }));
  return viewOfSnapshot(aSnapshot({ state: anAlarmedChair(...told), cursor: latest.length, latest }));
}

export function aRow(over: Partial<Violation> = {}): Violation {
  return {
    rule: 'spo2-low-high',
    parameter: 'spo2Percent',
    value: 84,
    limit: 85,
    direction: 'low',
    isReached: false,
    because: 'preset',
    priority: 'high',
    isLatching: true,
    ...over,
  };
}

type Beginning = {
  readonly what?: Condition['what'];
  readonly subject?: string | null;
  readonly priority?: Priority;
  readonly violations?: readonly Violation[];
  readonly cause?: string | null;
};

export function began({
  what = 'spo2-low',
  subject = null,
  priority = 'high',
  violations = what === 'spo2-low' ? [aRow()] : [],
  cause = null,
}: Beginning = {}): ChairFact {
  const times = { conditionAtMs: startMs, signalAtMs: startMs };
  return {
    type: 'alarm-began',
    body: { condition: { what, subject }, priority, violations: [...violations], cause, ...times },
  };
}

export function acknowledged(occurrence: number, reason: string | null = null): ChairFact {
  return { type: 'alarm-acknowledged', body: { occurrence, reason } };
}
