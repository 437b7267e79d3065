import { alarmBurden } from '../alarms/burden.ts';
import { alarmLog } from '../alarms/log.ts';
import { standing, type Chart } from '../chart/chart.ts';
import { oxygenSpans, sideEffectSpans } from '../chart/derived.ts';
import { startedAtMs } from '../chair/timeline.ts';
import type { Protocol } from '../protocols/protocol.ts';
import { decimate, type TrendPoint } from '../vitals/decimate.ts';
import { valueOf, type NumberedReading } from '../vitals/reading.ts';
import { trendOf } from '../vitals/trend.ts';
import { recordedAnswers } from './answers.ts';
import { departures, evacuations, formerPatients, offMonitorSpans, readinessOf } from './around.ts';
import { baselines, limbsNoted, limitsSpans, startReleases } from './before.ts';
import { phaseSpans, recordedInfusions } from './course.ts';
import { nibpCoverage } from './coverage-nibp.ts';
import { spo2Coverage } from './coverage-spo2.ts';
import { recordedDevices, sourceChanges } from './devices.ts';
import { computedForm } from './form.ts';
import { lastOf, type RecordSource, type Told } from './last.ts';
import { recordedNibp } from './nibp.ts';
import { recordedPeople } from './people.ts';
import type { ProtocolRecorded, SessionRecord } from './session-record.ts';
import { recordedSteps, remarksOf } from './steps.ts';
import { tableRows } from './table.ts';

/** Of a line in the chart: two points a pixel of a wide page, so that every extreme is drawn. */
const trendBuckets = 600;

/**
 * The record of a session (RE1); null where the events do not begin with its opening. Pure: the same events and readings give
 * the same record, of a closed session whenever it is asked for.
 */
export function sessionRecord(source: RecordSource, nowMs: number): SessionRecord | null {
  const last = lastOf(source.events);
  if (last === null) return null;
  const { session, closing, opening } = last;
  const untilMs = closing?.atMs ?? nowMs;
  const told: Told = { ...last, events: source.events, readings: source.readings, untilMs };
  const { chart } = session;
  const phases = phaseSpans(told);
  const nibp = recordedNibp(told);
  const offMonitor = offMonitorSpans(told);
  const zeroMs = startedAtMs(session.course);
  const span = zeroMs === null ? null : { fromMs: zeroMs, toMs: untilMs };
  const coverage = {
    span,
    spo2: spo2Coverage({ span, phases, offMonitor, readings: source.readings, events: source.events }),
    nibp: nibpCoverage(nibp, told),
  };
  return {
    session: session.id,
    chair: opening.chair,
    kind: source.kind,
    timeZone: session.timeZone,
    untilMs,
    isOpen: closing === null,
    patient: session.patient,
    formerPatients: formerPatients(told),
    series: session.series,
    protocol: protocolRecorded(session.protocol),
    openedAtMs: session.openedAtMs,
    openedBy: opening.actor,
    startedAtMs: zeroMs,
    closing,
    people: recordedPeople(source),
    phases,
    infusions: recordedInfusions(told),
    baselines: baselines(told),
    startReleases: startReleases(told),
    limits: limitsSpans(told),
    limbs: limbsNoted(told),
    devices: recordedDevices(told),
    sourceChanges: sourceChanges(told),
    nibp,
    table: tableRows(nibp, { ...told, phases }),
    trend: {
      spo2Percent: trend(source.readings, 'spo2Percent'),
      pulseRateBpm: trend(source.readings, 'pulseRateBpm'),
    },
    chart,
    remarks: remarksOf(source.events),
    steps: recordedSteps(source.events),
    ...standingLists(chart),
    sideEffects: sideEffectSpans(chart),
    oxygen: oxygenSpans(chart),
    answers: recordedAnswers(session),
    form: computedForm(nibp, told),
    offMonitor,
    departures: departures(told),
    evacuations: evacuations(told),
    readiness: readinessOf(told),
    alarms: alarmLog(source.events),
    burden: alarmBurden([source.events], { fromMs: session.openedAtMs, toMs: untilMs }),
    coverage,
  };
}

function protocolRecorded(protocol: Protocol): ProtocolRecorded {
  const { alarmPreset: _preset, texts: _texts, ...recorded } = protocol;
  return recorded;
}

function standingLists(chart: Chart) {
  return {
    doses: standing(chart, 'dose'),
    medicines: standing(chart, 'medicine'),
    interventions: standing(chart, 'intervention'),
    notes: standing(chart, 'note'),
    scores: standing(chart, 'scale'),
    typedVitals: standing(chart, 'vitals'),
  };
}

/** What came late stands where it belongs in time. */
function trend(
  readings: readonly NumberedReading[],
  parameter: 'spo2Percent' | 'pulseRateBpm',
): readonly TrendPoint[] {
  const points = readings
    .filter((one) => one.parameter === parameter)
    .map((one) => ({ atMs: one.atMs, value: valueOf(one) }))
    .toSorted((one, other) => one.atMs - other.atMs);
  return decimate(trendOf(points), trendBuckets);
}
