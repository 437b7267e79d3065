import type { AlarmBurden } from '../alarms/burden.ts';
import type { AlarmLogEntry } from '../alarms/log-entry.ts';
import type { ResolvedLimit } from '../alarms/limits.ts';
import type { Chart, ChartedOf } from '../chart/chart.ts';
import type { Oxygen, SideEffectSpan } from '../chart/derived.ts';
import type { Monitor } from '../chart/monitors.ts';
import type {
  Actor,
  Baseline,
  ChairEvent,
  ChairEventType,
  Outcome,
  Patient,
  Series,
} from '../chair/events.ts';
import type { Stop } from '../chair/infusion-events.ts';
import type { Gate, Pause, PauseReason, Phase } from '../chair/state.ts';
import type { ChairId, DeviceId, PersonId, SessionId } from '../ids.ts';
import type { ChecklistItem, ItemList } from '../protocols/items.ts';
import type { Protocol } from '../protocols/protocol.ts';
import type { ScaleId } from '../protocols/scales.ts';
import type { TrendPoint } from '../vitals/decimate.ts';
import type { Measurement, UnavailableReason } from '../vitals/reading.ts';
import type { Coverage } from './coverage.ts';
import type { RecordedDevice, SourceChange } from './recorded-devices.ts';
import type {
  OffMonitorSpan,
  RecordedDeparture,
  RecordedEvacuation,
  RecordedReadiness,
} from './recorded-around.ts';

/**
 * One session as its record: what screen, paper, CSV and FHIR are made of, and nothing else is (RE1). Projected from the
 * session's events and readings; plain JSON. Times are epoch milliseconds on the gateway's session clock. What is null has
 * not happened or was not said; a zero is a reading.
 *
 * Lists stand in the order things happened. Nothing that was ever entered is missing from `chart`; the lists beside it
 * (`doses`, `sideEffects`, …) hold only what stands.
 */
export type SessionRecord = {
  readonly session: SessionId;
  readonly chair: ChairId;
  readonly kind: RecordKind;
  /** The clinic's, IANA. */
  readonly timeZone: string;
  /** Up to when the record goes: the closing, or when it was asked for while the session is open. */
  readonly untilMs: number;
  readonly isOpen: boolean;

  readonly patient: Patient;
  /** Whom the session was taken for before, oldest first (SE30). */
  readonly formerPatients: readonly FormerPatient[];
  readonly series: Series | null;
  readonly protocol: ProtocolRecorded;

  readonly openedAtMs: number;
  readonly openedBy: Actor;
  /** Start of the first infusion, or the first dose of what is given at once: the zero of every chart. */
  readonly startedAtMs: number | null;
  readonly closing: Closing | null;
  readonly people: readonly RecordedPerson[];

  readonly phases: readonly PhaseSpan[];
  readonly infusions: readonly RecordedInfusion[];
  /** All that were taken, oldest first; the last with `isInForce` is what the patient was held against. */
  readonly baselines: readonly RecordedBaseline[];
  readonly startReleases: readonly StartReleased[];
  /** Which limits were in force when, without gaps from the opening on. */
  readonly limits: readonly LimitsSpan[];
  readonly limbs: readonly LimbsNoted[];

  /** All that gave a reading, in the order they first did. */
  readonly devices: readonly RecordedDevice[];
  /** When another of them spoke than before, and why (DV9). */
  readonly sourceChanges: readonly SourceChange[];
  readonly nibp: readonly RecordedNibp[];
  /** One row for each measurement of the pressure, failed and typed ones included. */
  readonly table: readonly TableRow[];
  readonly trend: Readonly<Record<'spo2Percent' | 'pulseRateBpm', readonly TrendPoint[]>>;

  /** Everything ever entered, in the order it was recorded; `over` says how an entry ended (SE17). */
  readonly chart: Chart;
  readonly remarks: readonly Remark[];
  /** The course of the session and what was decided about it, as recorded; undone ones are marked. */
  readonly steps: readonly RecordedStep[];

  readonly doses: readonly ChartedOf<'dose'>[];
  readonly medicines: readonly ChartedOf<'medicine'>[];
  readonly interventions: readonly ChartedOf<'intervention'>[];
  readonly notes: readonly ChartedOf<'note'>[];
  readonly scores: readonly ChartedOf<'scale'>[];
  readonly typedVitals: readonly ChartedOf<'vitals'>[];
  readonly sideEffects: readonly SideEffectSpan[];
  readonly oxygen: readonly OxygenSpan[];
  readonly answers: Readonly<Record<ItemList, readonly RecordedAnswer[]>>;
  /** What a programme's form asks that the record itself knows. */
  readonly form: ComputedForm;

  readonly offMonitor: readonly OffMonitorSpan[];
  readonly departures: readonly RecordedDeparture[];
  readonly evacuations: readonly RecordedEvacuation[];
  readonly readiness: RecordedReadiness;

  readonly alarms: readonly AlarmLogEntry[];
  readonly burden: AlarmBurden;
  readonly coverage: Coverage;
};

export type RecordKind = 'clinic' | 'simulation';

/** Of the protocol as it was when the session opened (SE10), without what only the alarms need. */
export type ProtocolRecorded = Omit<Protocol, 'alarmPreset' | 'texts'>;

export type FormerPatient = {
  readonly patient: Patient;
  readonly untilMs: number;
  readonly reason: string;
  readonly proposedBy: PersonId | null;
  readonly confirmedBy: Actor;
};

export type Closing = {
  readonly seq: number;
  readonly atMs: number;
  readonly by: Actor;
  readonly outcome: Outcome;
  /** Why before the minimum was over, or with criteria unmet (SE22). */
  readonly early: string | null;
  readonly unmet: readonly string[];
};

/** Somebody who did anything in the session, in the order they first did. */
export type RecordedPerson = {
  readonly personId: PersonId;
  /** As the clinic has it; null where it does not know the person any more. */
  readonly name: string | null;
  /** In which they acted; more than one where somebody acted in two. */
  readonly roles: readonly string[];
  readonly firstActAtMs: number;
  readonly lastActAtMs: number;
  readonly acts: number;
};

/** `toMs` null: still so. A pause carries why. */
export type PhaseSpan = {
  readonly phase: Phase;
  readonly fromMs: number;
  readonly toMs: number | null;
  /** Of the infusion it belongs to, from 1; null while preparing. */
  readonly infusion: number | null;
  readonly pauseReason: PauseReason | null;
};

export type RecordedInfusion = {
  readonly number: number;
  readonly seq: number;
  readonly startedAtMs: number;
  readonly startedBy: Actor;
  /** Of what is given at once, the same as `startedAtMs`. */
  readonly stoppedAtMs: number | null;
  readonly stoppedBy: Actor;
  readonly stop: Stop | null;
  /** The one that runs included, up to `untilMs`. */
  readonly pauses: readonly Pause[];
  /** Without its pauses (SE2). */
  readonly infusedMs: number;
  readonly isPatientConfirmed: boolean;
  readonly areDeviceAlarmsOn: boolean;
  readonly withoutBaseline: string | null;
  readonly again: string | null;
  readonly override: string | null;
  /** Items of the checklist that were open then. */
  readonly openItems: readonly string[];
  /** What should have been heard then and was not (SE13a). */
  readonly unheard: readonly Monitor[];
};

export type RecordedBaseline = Baseline & {
  readonly seq: number;
  readonly setAtMs: number;
  readonly by: Actor;
  /** Null before there was a gate. */
  readonly gate: Gate | null;
  /** Neither replaced by a later one nor dropped because the session was another patient's. */
  readonly isInForce: boolean;
};

export type StartReleased = {
  readonly seq: number;
  readonly atMs: number;
  readonly by: Actor;
  readonly outcome: Extract<ChairEvent, { type: 'start-released' }>['body']['outcome'];
  readonly reason: string;
};

export type LimitsSpan = {
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly limits: readonly ResolvedLimit[];
  readonly because: 'opened' | 'baseline' | 'person' | 'reverted' | 'reattributed';
  readonly by: Actor;
  readonly reason: string | null;
};

export type LimbsNoted = Extract<ChairEvent, { type: 'limbs-noted' }>['body'] & {
  readonly atMs: number;
  readonly by: Actor;
};

/** A measurement of the pressure: by the cuff, or by a person who typed what they measured (SE16). */
export type RecordedNibp = {
  readonly atMs: number;
  readonly source: 'device' | 'typed';
  /** Null for a typed one. */
  readonly deviceId: string | null;
  /** Of the entry; null for the cuff's. */
  readonly entrySeq: number | null;
  readonly by: Actor;
  readonly systolicMmHg: Measurement;
  readonly diastolicMmHg: Measurement;
  readonly meanMmHg: Measurement;
  /** The cuff's own; of a typed one, what was typed. */
  readonly pulseRateBpm: Measurement;
  /** Why there is no pressure at all; null where there is one, be it the mean alone. */
  readonly failure: UnavailableReason | null;
};

export type TableRow = {
  readonly nibp: RecordedNibp;
  readonly phase: Phase;
  /** Since `startedAtMs`, negative before it; null where nothing was started. */
  readonly sinceStartMs: number | null;
  /**
   * Of the oximeter: median of the good values from 30 s before to 30 s after, of the device that gave the one nearest; null
   * where there is none.
   */
  readonly spo2Percent: number | null;
  readonly pulseRateBpm: number | null;
  /** Which device gave each of the two; null where there is none. */
  readonly from: Readonly<Record<'spo2Percent' | 'pulseRateBpm', DeviceId | null>>;
  /** Newest of each scale among `entries`. */
  readonly scores: Readonly<Partial<Record<ScaleId, number>>>;
  /** `seq` of the entries, answers aside, that stand and happened nearer to this row than to any other, in the order they happened. */
  readonly entries: readonly number[];
};

/** Said about an entry or a step, which stays as it is. */
export type Remark = {
  readonly seq: number;
  readonly aboutSeq: number;
  readonly atMs: number;
  readonly by: Actor;
  readonly note: string;
  /** When the step really happened, where that is what the remark says. */
  readonly happenedAtMs: number | null;
};

export type RecordedStep = {
  readonly seq: number;
  readonly type: ChairEventType;
  /** When it was recorded. */
  readonly atMs: number;
  /** What the newest remark says of when it really was; else as recorded. */
  readonly happenedAtMs: number;
  readonly by: Actor;
  /** What it says beyond its type, as code and parameters. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  readonly undone: { readonly seq: number; readonly atMs: number; readonly by: Actor } | null;
};

export type OxygenSpan = Oxygen & { readonly endedAtMs: number | null };

export type RecordedAnswer = {
  readonly item: ChecklistItem;
  /** Null where it was not answered. */
  readonly answer: ChartedOf<'answer'> | null;
  readonly isOfConcern: boolean;
};

export type ComputedForm = {
  /** From the first dose or start to the closing, or until now; null before. */
  readonly monitoredMs: number | null;
  /** The newest pressure up to the start, the one nearest to 40 minutes (within 10), and the newest since the start. */
  readonly atStart: RecordedNibp | null;
  readonly atFortyMinutes: RecordedNibp | null;
  readonly atLeaving: RecordedNibp | null;
  readonly sedation: Onset | null;
  readonly dissociation: Onset | null;
};

/** From the first sign of it in scales or side effects to when none was left; `resolvedAtMs` null while one is. */
export type Onset = { readonly onsetAtMs: number; readonly resolvedAtMs: number | null };
