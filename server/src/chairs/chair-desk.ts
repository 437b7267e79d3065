import { randomUUID } from 'node:crypto';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairEvent, ChairFact } from '@chairside/shared/chair/events.ts';
import { evolve } from '@chairside/shared/chair/evolve.ts';
import { emptyChair, type ChairState, type Session } from '@chairside/shared/chair/state.ts';
import type { ChairId, CommandId, SessionId } from '@chairside/shared/ids.ts';
import { ok } from '@chairside/shared/result.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import type { CommandAnswer } from '@chairside/shared/wire.ts';
import type { Admission, Shown } from '../domain/admission.ts';
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
  receive(shown: readonly BoundReading[]): Promise<boolean>;
  close(): void;
};

/** A reading, and since when its device is bound to this chair. */
export type BoundReading = Shown & { readonly boundAtMs: number };

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
  /** One for all chairs: a device may be carried from one to another. */
  readonly admission: Admission;
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
  const { chair, clock, recorder, timeZone, ledger, admission, history } = surroundings;
  const recent = createRecent();
  let state = emptyChair(chair);
  let cursor = history.lastCursor;
  let stopTimer: Cancel = () => undefined;

  function restore(): void {
    for (const event of history.events) {
      state = evolve(state, event);
      recent.addEvent(event);
    }
    recent.follow(state.session?.id ?? null);
    for (const reading of history.readings) recent.addReading(reading);
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
    for (const event of events) {
      state = evolve(state, event);
      recent.addEvent(event);
    }
    recent.follow(state.session?.id ?? null);
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

  function number(shown: BoundReading, session: Session | null): readonly NumberedReading[] {
    const sinceMs = session === null ? null : Math.max(session.openedAtMs, shown.boundAtMs);
    const admitted = admission.admit(shown, sinceMs);
    if (admitted === null) return [];
    cursor += 1;
    const numbered = { ...admitted, cursor };
    recent.addReading(numbered);
    return [numbered];
  }

  restore();
  return {
    chair,
    recent,
    state: () => state,
    cursor: () => cursor,
    submit: (request) => ledger.once(request.commandId, () => answer(request)),
    receive(shown) {
      const { session } = state;
      const numbered = shown.flatMap((one) => number(one, session));
      if (session === null) return Promise.resolve(true);
      // Said before and not durable yet: it may be acknowledged only when it is.
      if (numbered.length === 0) return recorder.settled();
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
