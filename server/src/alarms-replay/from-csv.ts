import { resolveLimits } from '@chairside/shared/alarms/limits.ts';
import type { ChairEvent, ChairFact } from '@chairside/shared/chair/events.ts';
import { chairIdSchema, deviceIdSchema, sessionIdSchema } from '@chairside/shared/ids.ts';
import { ivKetamine40 } from '@chairside/shared/protocols/iv-ketamine.ts';
import { judge } from '@chairside/shared/vitals/judge.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import type { RecordedRow } from '@chairside/shared/vitals/recording.ts';
import { stampChairFacts } from '../domain/stamp.ts';
import { momentsOf, type Recorded } from './recorded.ts';

/**
 * A recording as a session: opened with its first row and infusing from there on, so that every row of a preset counts; without
 * a baseline, and without a programme for the cuff, for none was kept to. Nobody acknowledges anything.
 */
export function recordedFromRows(name: string, rows: readonly RecordedRow[]): Recorded {
  const fromMs = atMsOf(rows.at(0));
  const [chair, session] = [chairIdSchema.parse('1'), sessionIdSchema.parse('recording')];
  const stamp = { chair, session, afterSeq: 0, atMs: fromMs, actor: null, commandId: null };
  const events: readonly ChairEvent[] = stampChairFacts([opened, started], stamp);
  let cursor = 0;
  const readings = rows.flatMap((row) =>
    said(row).map(([deviceId, parameter, value]): NumberedReading => {
      cursor += 1;
      const atMs = atMsOf(row);
      return { ...measured(parameter, value), parameter, deviceId, atMs, measuredAtMs: atMs, cursor };
    }),
  );
  return {
    name,
    moments: momentsOf(events, readings),
    fromMs,
    toMs: atMsOf(rows.at(-1)),
    // A table of numbers says nothing of what measured them.
    isJudged: () => true,
  };
}

const never = { atMinutes: [], thenEveryMinutes: 1e9, afterStopMinutes: 0, observationEveryMinutes: 1e9 };
const protocol = { ...ivKetamine40, plannedMs: 1e12, nibpProgramme: never };

const opened: ChairFact = {
  type: 'session-opened',
  body: {
    patient: { displayName: 'Recording', clinicNumber: '0', dateOfBirth: null, weightKg: null },
    protocol,
    limits: [...resolveLimits(protocol.alarmPreset, null)],
    timeZone: 'UTC',
    series: null,
  },
};
const started: ChairFact = {
  type: 'infusion-started',
  body: {
    number: 1,
    withoutBaseline: 'a recording',
    again: null,
    areDeviceAlarmsOn: true,
    isPatientConfirmed: true,
    override: null,
    openItems: [],
    unheard: [],
  },
};

const oximeter = deviceIdSchema.parse('RECORDED-OXI');
const cuff = deviceIdSchema.parse('RECORDED-NIBP');

/** The oximeter always says something, the cuff only when it had measured. */
function said(row: RecordedRow) {
  const { spo2Percent, pulseRateBpm, systolicMmHg, diastolicMmHg, meanMmHg } = row;
  const continuous = [
    [oximeter, 'spo2Percent', spo2Percent],
    [oximeter, 'pulseRateBpm', pulseRateBpm],
  ] as const;
  if (systolicMmHg === null && diastolicMmHg === null && meanMmHg === null) return continuous;
  return [
    ...continuous,
    [cuff, 'systolicMmHg', systolicMmHg],
    [cuff, 'diastolicMmHg', diastolicMmHg],
    [cuff, 'meanMmHg', meanMmHg],
  ] as const;
}

function measured(parameter: ParameterId, value: number | null) {
  return value === null ? none : judge(parameter, value);
}

const none = { quality: 'unavailable', reason: 'no-value' } as const;

function atMsOf(row: RecordedRow | undefined): number {
  return Math.round((row?.timeS ?? 0) * 1_000);
}
