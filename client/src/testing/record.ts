import type { AlarmLogEntry } from '@chairside/shared/alarms/log-entry.ts';
import { resolveLimits } from '@chairside/shared/alarms/limits.ts';
import { oxygenSpans, sideEffectSpans } from '@chairside/shared/chart/derived.ts';
import { standing } from '@chairside/shared/chart/chart.ts';
import type { PersonId, SessionId } from '@chairside/shared/ids.ts';
import { ivKetamine40 } from '@chairside/shared/protocols/iv-ketamine.ts';
import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import type { TrendPoint } from '@chairside/shared/vitals/decimate.ts';
import { chairTwo, startMs } from './chair.ts';
import { at, chart, devices, nibp, nurse, physician, tableRow } from './record-entries.ts';

/** A session of 40 minutes with most of what a session can have, from 12 minutes before the start to 75 after it. */

const openedAtMs = at(-12);
const stoppedAtMs = at(43);
const closedAtMs = at(75);
const { alarmPreset, texts: _, ...protocol } = ivKetamine40;
const baseline = { systolicMmHg: 124, diastolicMmHg: 78, spo2Percent: 98, pulseRateBpm: 71 };

function line(from: number, to: number, value: (minute: number) => number | null): readonly TrendPoint[] {
  return Array.from({ length: (to - from) * 12 }, (_, index) => {
    const minute = from + index / 12;
    return { atMs: at(minute), value: value(minute) };
  });
}

/** The probe was off for two minutes from the 15th on. */
const isGap = (minute: number) => minute >= 15 && minute < 17;

const alarms: readonly AlarmLogEntry[] = [
  {
    kind: 'occurrence',
    seq: 43,
    condition: { what: 'spo2-low', subject: null },
    cause: null,
    priority: 'medium',
    rowsPriority: 'medium',
    beganAtMs: at(20.5),
    conditionAtMs: at(20.5),
    signalAtMs: at(20.5),
    violations: [],
    rises: [],
    held: [],
    acknowledged: [{ atMs: at(20.8), by: nurse, reason: null }],
    escalated: [],
    over: { atMs: at(21.6), value: 93 },
    ended: { atMs: at(21.6), how: 'cleared' },
  },
];

export function aRecord(over: Partial<SessionRecord> = {}): SessionRecord {
  return {
    session: 'session-1' as SessionId,
    chair: chairTwo,
    kind: 'simulation',
    timeZone: 'Europe/Berlin',
    untilMs: closedAtMs,
    isOpen: false,
    patient: { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: '1984-05-31', weightKg: 82 },
    formerPatients: [],
    series: { number: 3, of: 6 },
    protocol,
    openedAtMs,
    openedBy: nurse,
    startedAtMs: startMs,
    closing: { seq: 70, atMs: closedAtMs, by: nurse, outcome: 'discharged', early: null, unmet: [] },
    people: [
      {
        personId: 'nurse-1' as PersonId,
        name: 'J. Ortiz',
        roles: ['nurse'],
        firstActAtMs: openedAtMs,
        lastActAtMs: closedAtMs,
        acts: 31,
      },
      {
        personId: 'physician-1' as PersonId,
        name: 'Dr. A. Weber',
        roles: ['physician'],
        firstActAtMs: at(-5),
        lastActAtMs: at(70),
        acts: 2,
      },
    ],
    phases: [
      { phase: 'preparing', fromMs: openedAtMs, toMs: startMs, infusion: null, pauseReason: null },
      { phase: 'infusing', fromMs: startMs, toMs: at(26), infusion: 1, pauseReason: null },
      { phase: 'paused', fromMs: at(26), toMs: at(29), infusion: 1, pauseReason: 'line' },
      { phase: 'infusing', fromMs: at(29), toMs: stoppedAtMs, infusion: 1, pauseReason: null },
      { phase: 'observing', fromMs: stoppedAtMs, toMs: closedAtMs, infusion: 1, pauseReason: null },
    ],
    infusions: [
      {
        number: 1,
        seq: 29,
        startedAtMs: startMs,
        startedBy: nurse,
        stoppedAtMs,
        stoppedBy: nurse,
        stop: { kind: 'completed' },
        pauses: [{ fromMs: at(26), toMs: at(29), reason: 'line' }],
        infusedMs: 40 * 60_000,
        isPatientConfirmed: true,
        areDeviceAlarmsOn: true,
        withoutBaseline: null,
        again: null,
        override: null,
        openItems: ['toilet'],
        unheard: [],
      },
    ],
    baselines: [
      {
        ...baseline,
        seq: 27,
        setAtMs: at(-4),
        by: nurse,
        gate: { outcome: 'green', nibpReadings: 2, spo2ForMs: 90_000 },
        isInForce: true,
      },
    ],
    startReleases: [],
    limits: [
      {
        fromMs: openedAtMs,
        toMs: at(-4),
        limits: resolveLimits(alarmPreset, null),
        because: 'opened',
        by: nurse,
        reason: null,
      },
      {
        fromMs: at(-4),
        toMs: null,
        limits: resolveLimits(alarmPreset, baseline),
        because: 'baseline',
        by: nurse,
        reason: null,
      },
    ],
    limbs: [{ cuff: 'left-arm', probe: 'right-hand', iv: 'right-arm', atMs: at(-10), by: nurse }],
    devices,
    sourceChanges: [],
    nibp,
    table: nibp.map(tableRow),
    trend: {
      spo2Percent: line(-11, 75, (minute) =>
        isGap(minute)
          ? null
          : Math.round(97 + Math.sin(minute / 3) * 1.5 - (minute > 20 && minute < 22 ? 5 : 0)),
      ),
      pulseRateBpm: line(-11, 75, (minute) =>
        isGap(minute) ? null : Math.round(74 + Math.sin(minute / 9) * 9),
      ),
    },
    chart,
    remarks: [
      {
        seq: 61,
        aboutSeq: 60,
        atMs: at(47),
        by: nurse,
        note: 'stopped three minutes earlier',
        happenedAtMs: at(40),
      },
    ],
    steps: [
      {
        seq: 1,
        type: 'session-opened',
        atMs: openedAtMs,
        happenedAtMs: openedAtMs,
        by: nurse,
        detail: {},
        undone: null,
      },
      {
        seq: 29,
        type: 'infusion-started',
        atMs: startMs,
        happenedAtMs: startMs,
        by: nurse,
        detail: { number: 1, again: null, withoutBaseline: null },
        undone: null,
      },
      {
        seq: 47,
        type: 'infusion-paused',
        atMs: at(26),
        happenedAtMs: at(26),
        by: nurse,
        detail: { reason: 'line' },
        undone: null,
      },
      {
        seq: 49,
        type: 'infusion-resumed',
        atMs: at(29),
        happenedAtMs: at(29),
        by: nurse,
        detail: {},
        undone: null,
      },
      {
        seq: 51,
        type: 'infusion-stopped',
        atMs: at(31),
        happenedAtMs: at(31),
        by: nurse,
        detail: { kind: 'completed', reason: null },
        undone: { seq: 53, atMs: at(31.4), by: nurse },
      },
      {
        seq: 60,
        type: 'infusion-stopped',
        atMs: stoppedAtMs,
        happenedAtMs: at(40),
        by: nurse,
        detail: { kind: 'completed', reason: null },
        undone: null,
      },
      {
        seq: 70,
        type: 'session-closed',
        atMs: closedAtMs,
        happenedAtMs: closedAtMs,
        by: nurse,
        detail: { outcome: 'discharged', early: null },
        undone: null,
      },
    ],
    doses: standing(chart, 'dose'),
    medicines: standing(chart, 'medicine'),
    interventions: standing(chart, 'intervention'),
    notes: standing(chart, 'note'),
    scores: standing(chart, 'scale'),
    typedVitals: standing(chart, 'vitals'),
    sideEffects: sideEffectSpans(chart),
    oxygen: oxygenSpans(chart),
    answers: {
      before: protocol.checklists.before.map((item) => {
        const answer = standing(chart, 'answer').find(({ entry }) => entry.item === item.id) ?? null;
        return { item, answer, isOfConcern: item.id === 'seizures' };
      }),
      after: [],
      form: [],
    },
    form: {
      monitoredMs: closedAtMs - startMs,
      atStart: null,
      atFortyMinutes: null,
      atLeaving: null,
      sedation: null,
      dissociation: null,
    },
    offMonitor: [],
    departures: [],
    evacuations: [],
    readiness: {
      ready: { atMs: at(71), by: physician, unmet: [], reason: null },
      leftAtMs: closedAtMs,
      releases: [],
    },
    alarms,
    burden: {
      alarms: 1,
      hours: 1.45,
      alarmsPerHour: 0.69,
      byPriority: { high: 0, medium: 1, low: 0 },
      byCondition: { 'spo2-low': 1 },
      secondsInAlarm: 66,
      shareAcknowledged: 1,
      medianMsToAcknowledge: 18_000,
      shareFollowedByAction: 1,
    },
    coverage: {
      span: { fromMs: startMs, toMs: closedAtMs },
      spo2: {
        spanMs: 75 * 60_000,
        validMs: 72.9 * 60_000,
        byPhase: {
          infusing: { spanMs: 40 * 60_000, validMs: 37.9 * 60_000 },
          paused: { spanMs: 3 * 60_000, validMs: 3 * 60_000 },
          observing: { spanMs: 32 * 60_000, validMs: 32 * 60_000 },
        },
        gaps: [
          { fromMs: at(15), toMs: at(17), cause: 'probe-off' },
          { fromMs: at(50), toMs: at(50.1), cause: 'silence' },
        ],
      },
      nibp: {
        planned: 12,
        done: 10,
        typed: 1,
        failed: 1,
        missed: 0,
        slots: [
          { atMs: at(20), became: 'failed' },
          { atMs: at(30), became: 'done' },
        ],
      },
    },
    ...over,
  };
}
