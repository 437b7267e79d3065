import { closed, eventsOf, nurse, opened, openedAtMs, type Noted } from '../alarms/log-samples.ts';
import type { ChairFact } from '../chair/events.ts';
import type { ChartEntry } from '../chart/entry.ts';
import type { DeviceId } from '../ids.ts';
import type { ParameterId } from '../vitals/parameters.ts';
import type { Measurement, NumberedReading } from '../vitals/reading.ts';
import { sessionRecord } from './project.ts';
import type { SessionRecord } from './session-record.ts';

/** Test data: sessions written as facts with the second they were noted in, and readings beside them. */

export { closed, nurse, type Noted };

export function atSecond(second: number): number {
  return openedAtMs + second * 1_000;
}

export function charted(entry: ChartEntry, happenedSecond: number): ChairFact {
  return { type: 'entry-charted', body: { entry, happenedAtMs: atSecond(happenedSecond) } };
}

export function started(number = 1): ChairFact {
  return {
    type: 'infusion-started',
    body: {
      number,
      withoutBaseline: null,
      again: null,
      areDeviceAlarmsOn: true,
      isPatientConfirmed: true,
      override: null,
      openItems: [],
      unheard: [],
    },
  };
}

export const stopped: ChairFact = { type: 'infusion-stopped', body: { stop: { kind: 'completed' } } };

/** Readings in the order given, each with the second it was so. */
export function readingsOf(
  ...said: readonly (readonly [second: number, parameter: ParameterId, measurement: Measurement | number])[]
): readonly NumberedReading[] {
  return said.map(([second, parameter, measurement], index) => ({
    ...(typeof measurement === 'number' ? ({ quality: 'good', value: measurement } as const) : measurement),
    parameter,
    cursor: index + 1,
    deviceId: 'DEV-1' as DeviceId,
    atMs: atSecond(second),
    measuredAtMs: null,
  }));
}

/** SpO2 once a second, both ends included. */
export function spo2Each(from: number, to: number, measurement: Measurement | number = 97) {
  return Array.from(
    { length: to - from + 1 },
    (_, index) => [from + index, 'spo2Percent', measurement] as const,
  );
}

export function recordOf(
  noted: readonly Noted[],
  { readings = [] as readonly NumberedReading[], nowSecond = 10_000 } = {},
): SessionRecord {
  const events = eventsOf([0, opened, nurse], ...noted);
  const record = sessionRecord({ kind: 'simulation', people: [], events, readings }, atSecond(nowSecond));
  if (record === null) throw new Error('no session');
  return record;
}
