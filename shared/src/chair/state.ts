import type { AlarmState } from '../alarms/alarm-state.ts';
import type { ResolvedLimit } from '../alarms/limits.ts';
import type { NibpState } from '../alarms/nibp-state.ts';
import type { Escalation } from '../escalation/escalation.ts';
import type { ChairId, PersonId, SessionId } from '../ids.ts';
import type { Protocol } from '../protocols/protocol.ts';
import type { Chart } from '../chart/chart.ts';
import type { GateOutcome } from '../chart/gate.ts';
import type { Monitor } from '../chart/monitors.ts';
import type {
  Actor,
  Baseline,
  ChairEventType,
  departureKinds,
  offMonitorReasons,
  Outcome,
  Patient,
  Series,
} from './events.ts';
import type { pauseReasons, Stop } from './infusion-events.ts';

export type PauseReason = (typeof pauseReasons)[number];

export type Pause = { readonly fromMs: number; readonly toMs: number; readonly reason: PauseReason };

/** One infusion from its start on. A second one in a session is another (SE6). */
export type Infusion = {
  readonly number: number;
  readonly startedAtMs: number;
  /** Pauses that are over; the one that is not stands in the course. */
  readonly pauses: readonly Pause[];
};

export type StoppedInfusion = Infusion & { readonly stoppedAtMs: number; readonly stop: Stop };

/** Where the session stands. Each phase has the fields that exist in it, and no others. */
export type Course =
  | { readonly phase: 'preparing' }
  | {
      readonly phase: 'infusing';
      readonly infusion: Infusion;
      readonly earlier: readonly StoppedInfusion[];
      readonly isPlannedEndNoted: boolean;
    }
  | {
      readonly phase: 'paused';
      readonly infusion: Infusion;
      readonly earlier: readonly StoppedInfusion[];
      readonly isPlannedEndNoted: boolean;
      readonly pausedAtMs: number;
      readonly reason: PauseReason;
      readonly isReminderNoted: boolean;
    }
  | {
      readonly phase: 'observing';
      /** Oldest first, at least one; the last is the one being observed. */
      readonly infusions: readonly [StoppedInfusion, ...StoppedInfusion[]];
      readonly isMinimumNoted: boolean;
    };

export type Phase = Course['phase'];

/** One line of the latest entries; the whole log is a projection of the journal. */
export type LogEntry = {
  readonly seq: number;
  readonly atMs: number;
  readonly type: ChairEventType;
  readonly actor: Actor;
  /** What the entry says beyond its type, as code and parameters; the screen has the words. */
  readonly detail: Readonly<Record<string, string | number | null>>;
  readonly isUndone: boolean;
};

export type Limbs = {
  readonly cuff: 'left-arm' | 'right-arm' | 'leg';
  readonly probe: 'left-hand' | 'right-hand' | 'elsewhere';
  /** Where the line is; null where nobody said, or there is none. */
  readonly iv: 'left-arm' | 'right-arm' | 'elsewhere' | null;
};

/** What the gate made of the values the patient starts from (SE13). */
export type Gate = {
  readonly outcome: GateOutcome;
  /** How many measurements of the cuff it rests on. */
  readonly nibpReadings: number;
  readonly spo2ForMs: number;
};

/** A physician lets the start go on though the gate is not green, or there is no baseline at all (SE13). */
export type StartRelease = {
  readonly by: Actor;
  readonly reason: string;
  readonly atMs: number;
  /** What was not heard when it was given (SE13a). */
  readonly unheard: readonly Monitor[];
};

/** SE29 */
export type OffMonitor = {
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly reason: (typeof offMonitorReasons)[number];
  /** Who goes along. */
  readonly companion: string;
};

/** SE31 */
export type Departure = {
  readonly kind: (typeof departureKinds)[number];
  readonly sinceMs: number;
  readonly reason: string | null;
  readonly destination: string | null;
};

/** Asked for by one person, and not agreed to by another yet (SE30). */
export type Reattribution = {
  readonly patient: Patient;
  readonly reason: string;
  readonly by: Actor;
  readonly atMs: number;
};

/** That the patient may go was recorded (SE21). */
export type Ready = {
  readonly atMs: number;
  readonly by: Actor;
  readonly unmet: readonly string[];
  readonly reason: string | null;
};

/** A physician lets the patient go with these criteria unmet (SE22). */
export type DischargeRelease = {
  readonly unmet: readonly string[];
  readonly reason: string;
  readonly by: Actor;
  readonly atMs: number;
};

export type Evacuation = { readonly sinceMs: number; readonly isPumpSeenStopped: boolean };

/** Who answers for the patient (SE20). */
export type ChairNurse = { readonly personId: PersonId; readonly sinceMs: number };

/** Offered, and not accepted yet; the chair stays with who offered it. */
export type Handover = {
  /** Null: to whoever accepts. */
  readonly to: PersonId | null;
  readonly note: string | null;
  readonly by: Actor;
  readonly atMs: number;
};

export type Session = {
  readonly id: SessionId;
  readonly openedAtMs: number;
  /** Of `session-opened`: what stands before it in the chair's stream belongs to others. */
  readonly openedSeq: number;
  readonly patient: Patient;
  readonly protocol: Protocol;
  readonly timeZone: string;
  readonly series: Series | null;
  readonly course: Course;
  /** Everything people wrote into the chart, what does not stand any more included. */
  readonly chart: Chart;
  /** Null before a baseline was taken. */
  readonly gate: Gate | null;
  /** Of the gate as it is: a baseline that is taken again needs a new one. */
  readonly startRelease: StartRelease | null;
  readonly baseline: (Baseline & { readonly setAtMs: number }) | null;
  readonly limits: readonly ResolvedLimit[];
  readonly areLimitsChanged: boolean;
  /** The `seq` of the fact they come from: which limits somebody has seen. */
  readonly limitsSeq: number;
  readonly moaas: { readonly score: number; readonly atMs: number } | null;
  readonly alarms: AlarmState;
  readonly nibp: NibpState;
  /** Where cuff and probe are, when somebody said so (SE19). */
  readonly limbs: Limbs | null;
  /** A slot of the cuff's programme that was put off, and until when (SE14a). */
  readonly cuffPutOff: { readonly slotMs: number; readonly untilMs: number } | null;
  readonly offMonitor: OffMonitor | null;
  readonly departure: Departure | null;
  readonly evacuation: Evacuation | null;
  readonly proposedReattribution: Reattribution | null;
  /** Whose session it was taken for before, oldest first. */
  readonly formerPatients: readonly Patient[];
  readonly dischargeRelease: DischargeRelease | null;
  readonly ready: Ready | null;
  /** Null where the session was opened by nobody who could. */
  readonly nurse: ChairNurse | null;
  readonly handover: Handover | null;
  /** Not closed, in the order they were raised. */
  readonly escalations: readonly Escalation[];
  /** The newest 50, oldest first. */
  readonly recentEntries: readonly LogEntry[];
};

/** What can still be taken back (SE7): the last step, by the person who made it. */
export type UndoableStep = {
  readonly seq: number;
  readonly atMs: number;
  readonly type: ChairEventType;
  readonly actor: Actor;
  /** Where the session stood before it. A closed session stands here whole until the next one opens. */
  readonly before: { readonly course: Course; readonly closedSession: Session | null };
};

/** Everything a screen or a decision needs to know of a chair, folded from its events; bounded in size. */
export type ChairState = {
  readonly chair: ChairId;
  /** Of the last event folded; 0 when there was none. */
  readonly seq: number;
  readonly session: Session | null;
  readonly undoable: UndoableStep | null;
  readonly lastClosed: {
    readonly session: SessionId;
    readonly outcome: Outcome;
    readonly atMs: number;
  } | null;
};

export const recentEntriesKept = 50;

export function emptyChair(chair: ChairId): ChairState {
  return { chair, seq: 0, session: null, undoable: null, lastClosed: null };
}
