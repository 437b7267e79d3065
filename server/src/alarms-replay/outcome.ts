import { coveredMs } from '@chairside/shared/alarms/burden.ts';
import type { Violation } from '@chairside/shared/alarms/alarm-events.ts';
import { conditionKey, priorities, type Priority } from '@chairside/shared/alarms/conditions.ts';
import { alarmLog } from '@chairside/shared/alarms/log.ts';
import type { OccurrenceEntry } from '@chairside/shared/alarms/log-entry.ts';
import type { AlarmPreset } from '@chairside/shared/alarms/preset.ts';
import { valueOf, type NumberedReading } from '@chairside/shared/vitals/reading.ts';
import { play } from './play.ts';
import type { Recorded } from './recorded.ts';

/** What one preset made of a recording. */
export type Outcome = {
  readonly preset: string;
  readonly alarms: number;
  /** Null for a recording that lasts no time at all. */
  readonly alarmsPerHour: number | null;
  /** Two at once count once. */
  readonly secondsInAlarm: number;
  readonly byCondition: Readonly<Record<string, Readonly<Record<Priority, number>>>>;
  readonly occurrences: readonly ReplayedOccurrence[];
};

/** Seconds count from the begin of the recording. */
export type ReplayedOccurrence = {
  readonly condition: string;
  /** The highest its rows reached: escalation depends on people, who did not hear this preset. */
  readonly priority: Priority;
  readonly atSecond: number;
  /** When its rows first made it high; null when they never did. */
  readonly highAtSecond: number | null;
  readonly seconds: number;
  /** The recording ended before it did. */
  readonly isCutOff: boolean;
  /** The value furthest out while it was so, with the limit it first passed; null for a technical one. */
  readonly extreme: Pick<Violation, 'parameter' | 'direction' | 'value' | 'limit' | 'isReached'> | null;
};

export function outcomeOf(recorded: Recorded, name: string, preset: AlarmPreset): Outcome {
  const readings = recorded.moments.flatMap((moment) => moment.readings);
  const occurrences = alarmLog(play(recorded, preset))
    .filter((entry) => entry.kind === 'occurrence')
    .map((entry) => replayed(entry, recorded, readings));
  const hours = (recorded.toMs - recorded.fromMs) / 3_600_000;
  return {
    preset: name,
    alarms: occurrences.length,
    alarmsPerHour: hours === 0 ? null : occurrences.length / hours,
    secondsInAlarm: coveredMs(
      occurrences.map(({ atSecond, seconds }) => ({ fromMs: atSecond, toMs: atSecond + seconds })),
    ),
    byCondition: countsOf(occurrences),
    occurrences,
  };
}

function replayed(
  entry: OccurrenceEntry,
  { fromMs, toMs }: Recorded,
  readings: readonly NumberedReading[],
): ReplayedOccurrence {
  const { beganAtMs, over, ended } = entry;
  const untilMs = over?.atMs ?? ended?.atMs ?? toMs;
  const highAtMs = highSince(entry);
  return {
    condition: conditionKey(entry.condition),
    priority: entry.rowsPriority,
    atSecond: (beganAtMs - fromMs) / 1_000,
    highAtSecond: highAtMs === null ? null : (highAtMs - fromMs) / 1_000,
    seconds: Math.max(0, untilMs - beganAtMs) / 1_000,
    isCutOff: over === null,
    extreme: extremeOf(entry, readings, untilMs),
  };
}

/** A rise that is only for a worse value was high before. */
function highSince({ rowsPriority, beganAtMs, violations, rises }: OccurrenceEntry): number | null {
  if (rowsPriority !== 'high') return null;
  if (violations.some(({ priority }) => priority === 'high')) return beganAtMs;
  const rise = rises.find(({ priority, because }) => priority === 'high' && because === 'priority');
  return rise?.atMs ?? beganAtMs;
}

function extremeOf(
  { violations, rises, conditionAtMs }: OccurrenceEntry,
  readings: readonly NumberedReading[],
  untilMs: number,
): ReplayedOccurrence['extreme'] {
  const [first] = violations;
  if (first === undefined) return null;
  const { parameter, direction, limit, isReached } = first;
  const known = [...violations, ...rises.flatMap((rise) => rise.violations)];
  const values = [
    ...known.filter((one) => one.parameter === parameter).map(({ value }) => value),
    ...readings
      .filter((one) => one.parameter === parameter && one.atMs >= conditionAtMs && one.atMs <= untilMs)
      .flatMap((reading) => valueOf(reading) ?? []),
  ];
  const value = values.reduce((furthest, one) =>
    direction === 'low' ? Math.min(furthest, one) : Math.max(furthest, one),
  );
  return { parameter, direction, value, limit, isReached };
}

/** Sorted by name, so that the same recording gives the same text. */
function countsOf(occurrences: readonly ReplayedOccurrence[]): Outcome['byCondition'] {
  const grouped = Map.groupBy(occurrences, whatOf);
  return Object.fromEntries(
    [...grouped]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([what, all]) => [
        what,
        Object.fromEntries(
          priorities.map((priority) => [priority, all.filter((one) => one.priority === priority).length]),
        ) as Record<Priority, number>,
      ]),
  );
}

/** Without the device it is about. */
export function whatOf({ condition }: Pick<ReplayedOccurrence, 'condition'>): string {
  return condition.split(' ')[0] ?? condition;
}
