import type { AlarmState } from '../alarms/alarm-state.ts';
import type { ResolvedLimit } from '../alarms/limits.ts';
import type { NibpState } from '../alarms/nibp-state.ts';
import type { ChairId, SessionId } from '../ids.ts';
import type { Protocol } from '../protocols/protocol.ts';
import type { Actor, Baseline, ChairEventType, Outcome, Patient, Stop, pauseReasons } from './events.ts';

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
};

export type Session = {
  readonly id: SessionId;
  readonly openedAtMs: number;
  /** Of `session-opened`: what stands before it in the chair's stream belongs to others. */
  readonly openedSeq: number;
  readonly patient: Patient;
  readonly protocol: Protocol;
  readonly timeZone: string;
  readonly course: Course;
  readonly baseline: (Baseline & { readonly setAtMs: number }) | null;
  readonly limits: readonly ResolvedLimit[];
  readonly areLimitsChanged: boolean;
  readonly moaas: { readonly score: number; readonly atMs: number } | null;
  readonly alarms: AlarmState;
  readonly nibp: NibpState;
  /** Where cuff and probe are, when somebody said so (SE19). */
  readonly limbs: Limbs | null;
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
