import { randomUUID } from 'node:crypto';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairEvent, ChairFact } from '@chairside/shared/chair/events.ts';
import { evolve } from '@chairside/shared/chair/evolve.ts';
import { emptyChair, type ChairState } from '@chairside/shared/chair/state.ts';
import type { ChairId, CommandId, SessionId } from '@chairside/shared/ids.ts';
import { ok } from '@chairside/shared/result.ts';
import type { NumberedReading, Reading } from '@chairside/shared/vitals/reading.ts';
import type { CommandAnswer } from '@chairside/shared/wire.ts';
import { createAdmission } from '../domain/admission.ts';
import { decide } from '../domain/decide.ts';
import { decideDue, dueAtMs } from '../domain/due.ts';
import type { Principal } from '../domain/may-do.ts';
import { stampChairFacts } from '../domain/stamp.ts';
import type { Cancel, Clock } from '../ports/clock.ts';
import type { CommandLedger } from './command-ledger.ts';
import { createRecent, type Recent } from './recent.ts';
import type { Recorder } from './recorder.ts';

/**
 * The loop of one chair: a reading, a command or the clock comes in; what happened is decided, folded, numbered, and handed
 * to the recorder, all in one turn. The only place where the state of the chair changes.
 */
export type ChairDesk = {
  readonly chair: ChairId;
  readonly recent: Recent;
  state(): ChairState;
  cursor(): number;
  /** Answers when the fact is durable, or known not to be. The same command id again is answered as the first time. */
  submit(request: CommandRequest): Promise<CommandAnswer>;
  /** True once what belongs to a session is durable; readings of no session are taken and gone. */
  receive(readings: readonly Reading[]): Promise<boolean>;
  close(): void;
};

export type CommandRequest = {
  readonly commandId: CommandId;
  readonly shownSession: SessionId | null;
  readonly command: ChairCommand;
  readonly principal: Principal;
};

type Surroundings = {
  readonly chair: ChairId;
  readonly clock: Clock;
  readonly recorder: Recorder;
  readonly timeZone: string;
  readonly ledger: CommandLedger;
  readonly history: ChairHistory;
};

/** What the journal knows of the chair when the gateway starts. */
export type ChairHistory = {
  /** From the newest `session-opened` on. */
  readonly events: readonly ChairEvent[];
  readonly lastCursor: number;
  /** Of the session that is still open: its cuff readings and the last 15 min. */
  readonly readings: readonly NumberedReading[];
};

export function createChairDesk(surroundings: Surroundings): ChairDesk {
  const { chair, clock, recorder, timeZone, ledger, history } = surroundings;
  const recent = createRecent();
  const admission = createAdmission();
  let state = emptyChair(chair);
  let cursor = history.lastCursor;
  let stopTimer: Cancel = () => undefined;

  function restore(): void {
    for (const event of history.events) {
      state = evolve(state, event);
      recent.addEvent(event);
    }
    for (const reading of history.readings) {
      recent.addReading(reading);
      admission.admit({ ...reading, atMs: reading.atMs + (reading.lateMs ?? 0) }, null);
    }
    armTimer();
  }

  /** Decided facts become events, state and record; nothing may fail in between. */
  function take(
    facts: readonly ChairFact[],
    by: { principal: Principal | null; commandId: CommandId | null },
  ) {
    const session = state.session?.id ?? state.undoable?.before.closedSession?.id ?? newSessionId();
    const expectedSeq = state.seq;
    const events = stampChairFacts(facts, {
      chair,
      session: facts[0]?.type === 'session-opened' ? newSessionId() : session,
      afterSeq: expectedSeq,
      atMs: clock.now(),
      actor: by.principal,
      commandId: by.commandId,
    });
    const hadSession = state.session?.id ?? null;
    for (const event of events) {
      state = evolve(state, event);
      recent.addEvent(event);
    }
    if ((state.session?.id ?? null) !== hadSession) recent.clearReadings();
    armTimer();
    return recorder.record({ stream: chair, expectedSeq, events, session: null, readings: [] });
  }

  function armTimer(): void {
    stopTimer();
    const atMs = dueAtMs(state);
    stopTimer = atMs === null ? () => undefined : clock.at(atMs, noteDue);
  }

  function noteDue(): void {
    const facts = decideDue(state, clock.now());
    if (facts.length > 0) void take(facts, { principal: null, commandId: null });
    else armTimer();
  }

  async function answer({
    commandId,
    command,
    shownSession,
    principal,
  }: CommandRequest): Promise<CommandAnswer> {
    const { latest } = recent;
    const decision = decide(state, command, {
      nowMs: clock.now(),
      principal,
      shownSession,
      latest,
      timeZone,
    });
    if (!decision.ok) return decision;
    if (decision.value.length === 0) return ok({ recorded: true });
    return ok({ recorded: await take(decision.value, { principal, commandId }) });
  }

  restore();
  return {
    chair,
    recent,
    state: () => state,
    cursor: () => cursor,
    submit: (request) => ledger.once(request.commandId, () => answer(request)),
    receive(readings) {
      const { session } = state;
      const numbered: NumberedReading[] = [];
      for (const reading of readings) {
        const admitted = admission.admit(reading, session);
        if (admitted === null) continue;
        cursor += 1;
        const numberedReading = { ...admitted, cursor };
        recent.addReading(numberedReading);
        numbered.push(numberedReading);
      }
      if (session === null || numbered.length === 0) return Promise.resolve(true);
      return recorder.record({
        stream: chair,
        expectedSeq: state.seq,
        events: [],
        session: session.id,
        readings: numbered,
      });
    },
    close: () => stopTimer(),
  };
}

function newSessionId(): SessionId {
  return randomUUID() as SessionId;
}
