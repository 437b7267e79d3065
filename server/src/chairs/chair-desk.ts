import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairEvent, ChairFact } from '@chairside/shared/chair/events.ts';
import type { ChairState, Session } from '@chairside/shared/chair/state.ts';
import type { SourceClass } from '@chairside/shared/devices/source-class.ts';
import type { ChairId, CommandId, DeviceId, SessionId } from '@chairside/shared/ids.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import type { Protocol } from '@chairside/shared/protocols/protocol.ts';
import { ok } from '@chairside/shared/result.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import type { CommandAnswer, Hearing } from '@chairside/shared/wire.ts';
import type { Admission, Shown } from '../domain/admission.ts';
import type { Priority } from '@chairside/shared/alarms/conditions.ts';
import type { Bedside } from '../domain/baseline.ts';
import type { CallsHeld } from '../domain/alarms/calls-held.ts';
import type { ReportedCondition } from '../domain/alarms/surroundings.ts';
import { decide } from '../domain/decide.ts';
import type { Principal } from '../domain/principal.ts';
import type { SpeaksBecause } from '../domain/sources.ts';
import type { Cancel, Clock } from '../ports/clock.ts';
import { createChairCourse, type By } from './chair-course.ts';
import type { CommandLedger } from './command-ledger.ts';
import { createRecent, type Recent } from './recent.ts';
import type { Recorder } from './recorder.ts';
import { createSourceMemory } from './source-memory.ts';

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
  /** The record of a session that was here goes, but for this; true once it is gone (SE28). */
  erase(tombstone: Tombstone, by: By): Promise<boolean>;
  /** True once what belongs to a session is durable; readings of no session are taken and gone. */
  receive(shown: readonly BoundReading[]): Promise<boolean>;
  /** Another part of the gateway knows that something is so since then, or, with null, that it is not. */
  report(condition: ReportedCondition, sinceMs: number | null, priority?: Priority): void;
  /** Who would hear the alarms of this chair just now (AL30, AL31). */
  hear(hearing: Hearing): void;
  /** Which of its calls a physician's screen shows just now, and whose (ES4). */
  holdCalls(held: CallsHeld): void;
  /** It speaks, though what it says is not taken here. */
  noteHeard(deviceId: DeviceId): void;
  /** The device is at this chair no longer. */
  forgetDevice(deviceId: DeviceId): void;
  /** Something around the chair has changed: what follows is decided now. */
  look(): void;
  /** The clock was set before anything happened here. */
  watchFromNow(): void;
  /** After a restart: says from when to when nobody watched, and goes on (AL21). */
  resume(): void;
  close(): void;
};

export type Tombstone = Extract<ChairFact, { type: 'session-erased' }>['body'];

/** A reading, since when its device is bound to this chair, and why it speaks there. */
export type BoundReading = Shown & {
  readonly boundAtMs: number;
  /** Null: recorded beside the one that speaks, at its own time. */
  readonly speaksBecause: SpeaksBecause | null;
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
  /** One for all chairs: a device may be carried from one to another. */
  readonly admission: Admission;
  readonly history: ChairHistory;
  /** As the site has it now. */
  readonly site: {
    boundDevices(): readonly { readonly deviceId: DeviceId; readonly sinceMs: number }[];
    protocolsInUse(): readonly Protocol[];
    isJudged(deviceId: DeviceId): boolean;
    sourceClassOf(deviceId: DeviceId): SourceClass;
    isEvacuating(): boolean;
    people(): readonly Person[];
  };
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
  const { chair, clock, recorder, timeZone, ledger, admission, history, site } = surroundings;
  const recent = createRecent();
  const course = createChairCourse(chair, {
    nowMs: () => clock.now(),
    boundDevices: () => site.boundDevices(),
    isJudged: (deviceId) => site.isJudged(deviceId),
    isEvacuating: () => site.isEvacuating(),
    people: () => site.people(),
    onEvent: (event) => recent.addEvent(event),
  });
  const sources = createSourceMemory({
    isJudged: (deviceId) => site.isJudged(deviceId),
    sourceClassOf: (deviceId) => site.sourceClassOf(deviceId),
  });
  let cursor = history.lastCursor;
  let armedForMs: number | null = null;
  let stopTimer: Cancel = () => undefined;

  function restore(): void {
    course.restore(history);
    for (const event of history.events) recent.addEvent(event);
    recent.follow(course.state().session?.id ?? null);
    for (const reading of history.readings) recent.addReading(reading);
    sources.restore(course.state().session?.id ?? null, history);
    armTimer();
  }

  /** What happened becomes state and record in one turn; nothing may fail in between. */
  function take(facts: readonly ChairFact[], by: By): Promise<boolean> | null {
    const expectedSeq = course.state().seq;
    const events = course.turn({ facts, by, readings: [] });
    recent.follow(course.state().session?.id ?? null);
    armTimer();
    if (events.length === 0) return null;
    return recorder.record({ stream: chair, expectedSeq, events, session: null, readings: [] });
  }

  /** Firing early costs a look; being moved with every reading would cost more. */
  function armTimer(): void {
    const atMs = course.dueAtMs();
    if (atMs === null || (armedForMs !== null && armedForMs <= atMs)) return;
    stopTimer();
    armedForMs = atMs;
    stopTimer = clock.at(atMs, () => {
      armedForMs = null;
      look();
    });
  }

  function look(): void {
    void take([], nobody);
  }

  /** What a person's step is held against: no baseline and no discharge rests on what no alarm hangs on (DV6). */
  function bedside(): Bedside {
    const judged = ({ deviceId }: NumberedReading) => site.isJudged(deviceId);
    const latest = Object.entries(recent.latest).filter(([, reading]) => judged(reading));
    return {
      latest: Object.fromEntries(latest),
      nibp: recent.nibp().filter(judged),
      lately: recent.readingsHeld().filter(judged),
    };
  }

  async function answer({
    commandId,
    command,
    shownSession,
    principal,
  }: CommandRequest): Promise<CommandAnswer> {
    const decision = decide(course.state(), command, {
      nowMs: clock.now(),
      principal,
      shownSession,
      bedside: bedside(),
      timeZone,
      protocolsInUse: site.protocolsInUse(),
      people: site.people(),
      isDeskAudible: course.isDeskAudible(),
    });
    if (!decision.ok) return decision;
    if (decision.value.length === 0) return ok({ recorded: true });
    return ok({ recorded: (await take(decision.value, { principal, commandId })) ?? true });
  }

  function number(shown: BoundReading, session: Session | null): readonly NumberedReading[] {
    course.heard(shown.reading.deviceId);
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
    state: () => course.state(),
    cursor: () => cursor,
    submit: (request) => ledger.once(request.commandId, () => answer(request)),
    erase(body, by) {
      const erased = take([{ type: 'session-erased', body }], by);
      recent.erase(body.erasedSession);
      return erased ?? Promise.resolve(true);
    },
    receive(shown) {
      const { session, seq: expectedSeq } = course.state();
      const recorded = shown.flatMap((one) =>
        number(one, session).map((reading) => ({ reading, because: one.speaksBecause })),
      );
      const readings = recorded.map(({ reading }) => reading);
      if (session === null) return Promise.resolve(true);
      // Said before and not durable yet: it may be acknowledged only when it is.
      if (readings.length === 0) return recorder.settled();
      const facts = sources.follow(session.id, recorded);
      const events = course.turn({ facts, by: nobody, readings });
      armTimer();
      return recorder.record({ stream: chair, expectedSeq, events, session: session.id, readings });
    },
    report(condition, sinceMs, priority) {
      if (course.report(condition, sinceMs, priority)) look();
    },
    hear(hearing) {
      if (course.hear(hearing)) look();
    },
    holdCalls(held) {
      if (course.holdCalls(held)) look();
    },
    noteHeard(deviceId) {
      if (course.heard(deviceId)) look();
    },
    forgetDevice(deviceId) {
      recent.forgetDevice(deviceId);
      course.forgetDevice(deviceId);
      look();
    },
    look,
    watchFromNow: () => course.watchFromNow(),
    resume() {
      const fromMs = lastKnownMs(history);
      if (course.state().session === null || fromMs === null) return;
      const toMs = Math.max(fromMs, clock.now());
      void take([{ type: 'monitoring-interrupted', body: { fromMs, toMs } }], nobody);
    },
    close: () => stopTimer(),
  };
}

const nobody: By = { principal: null, commandId: null };

/** When the chair was last heard of before the restart; a reading that came late was heard later than its time. */
function lastKnownMs({ events, readings }: ChairHistory): number | null {
  const heardMs = [
    ...events.slice(-1).map(({ atMs }) => atMs),
    ...readings.map(({ atMs, lateMs = 0 }) => atMs + lateMs),
  ];
  return heardMs.length === 0 ? null : Math.max(...heardMs);
}
