import { randomUUID } from 'node:crypto';
import type { Priority } from '@chairside/shared/alarms/conditions.ts';
import type { ChairEvent, ChairFact } from '@chairside/shared/chair/events.ts';
import { evolve } from '@chairside/shared/chair/evolve.ts';
import { emptyChair, type ChairState } from '@chairside/shared/chair/state.ts';
import type { ChairId, CommandId, DeviceId, SessionId } from '@chairside/shared/ids.ts';
import { mayHaveChair } from '@chairside/shared/people/may-have-chair.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import type { Hearing } from '@chairside/shared/wire.ts';
import { isSameHolding, type CallsHeld } from '../domain/alarms/calls-held.ts';
import { alarmsDueAtMs } from '../domain/alarms/due.ts';
import { newConfirmations } from '../domain/alarms/cuff.ts';
import { askedBecauseOf, measurementFacts, readingFacts, standingFacts } from '../domain/alarms/evaluate.ts';
import { breakThrough } from '../domain/alarms/life.ts';
import { emptyMemory, isPressure, remember } from '../domain/alarms/memory.ts';
import { createReports, type ReportedCondition, type Surroundings } from '../domain/alarms/surroundings.ts';
import type { Seen } from '../domain/alarms/technical.ts';
import { courseDueAtMs, decideDue } from '../domain/due.ts';
import { actorOf, type Principal } from '../domain/principal.ts';
import { stampChairFacts } from '../domain/stamp.ts';

/**
 * The state of one chair and how it goes on: facts, readings and the time come in, numbered events come out, with everything
 * that follows from them. No disk, no timer: the same turns give the same events.
 */
export type ChairCourse = {
  state(): ChairState;
  /** As the journal has it; nothing is decided. */
  restore(history: ChairRecord): void;
  turn(turn: Turn): readonly ChairEvent[];
  /** When time alone will next change something. */
  dueAtMs(): number | null;
  isDeskAudible(): boolean;
  /** True where it is news. */
  heard(deviceId: DeviceId): boolean;
  forgetDevice(deviceId: DeviceId): void;
  /** True where it is news. */
  report(condition: ReportedCondition, sinceMs: number | null, priority?: Priority): boolean;
  hear(hearing: Hearing): boolean;
  /** True where it is news. */
  holdCalls(held: CallsHeld): boolean;
  /** The clock was set before anything happened: nothing was watched, and nobody listened, before now. */
  watchFromNow(): void;
};

export type By = { readonly principal: Principal | null; readonly commandId: CommandId | null };

export type Turn = {
  readonly facts: readonly ChairFact[];
  readonly by: By;
  readonly readings: readonly NumberedReading[];
};

export type ChairRecord = {
  readonly events: readonly ChairEvent[];
  readonly readings: readonly NumberedReading[];
};

type Parts = {
  readonly nowMs: () => number;
  readonly boundDevices: () => readonly { readonly deviceId: DeviceId; readonly sinceMs: number }[];
  /** Whether alarms hang on what the device says, now (DV6). */
  readonly isJudged: (deviceId: DeviceId) => boolean;
  readonly isEvacuating: () => boolean;
  readonly people: () => readonly Person[];
  readonly onEvent: (event: ChairEvent) => void;
};

/** What follows from what follows comes to rest after a few rounds; more would be a rule that contradicts itself. */
const roundsAtMost = 50;

export function createChairCourse(chair: ChairId, parts: Parts): ChairCourse {
  const { nowMs, boundDevices, isJudged, isEvacuating, people, onEvent } = parts;
  let state = emptyChair(chair);
  let memory = emptyMemory;
  let hearing: Surroundings['hearing'] = null;
  let callsHeld: CallsHeld | null = null;
  let watchedSinceMs = nowMs();
  /** What is due is reckoned from when it was looked at last: nothing that fell due while a turn ran is passed over. */
  let lookedAtMs = watchedSinceMs;
  const heard = new Set<string>();
  const reports = createReports();

  function fold(event: ChairEvent): void {
    state = evolve(state, event);
    if (event.type !== 'session-opened') return;
    // A session expects its devices anew: what spoke yesterday may be off today.
    memory = emptyMemory;
    heard.clear();
    reports.beginSession();
  }

  function surroundings(): Surroundings {
    // What is not judged is nobody's monitor: it is neither missed nor does it stand in for one that is.
    const devices = boundDevices()
      .filter(({ deviceId }) => isJudged(deviceId))
      .map((one) => ({ ...one, wasHeard: heard.has(one.deviceId) }));
    return {
      devices,
      reports: reports.all(),
      isUnreported: (condition) => reports.isUnreported(condition),
      watchedSinceMs,
      isEvacuating: isEvacuating(),
      mayHaveChair(personId) {
        const person = people().find((one) => one.personId === personId);
        // Nothing is known against somebody this clinic does not know.
        return person === undefined || mayHaveChair(person, chair);
      },
      hearing,
      callsHeld,
    };
  }

  function seen(atMs: number): Seen | null {
    const { session } = state;
    return session === null ? null : { session, memory, surroundings: surroundings(), nowMs: atMs };
  }

  /** Facts get their numbers and become state before anything more is decided. */
  function note(facts: readonly ChairFact[], { by, atMs }: { readonly by: By; readonly atMs: number }) {
    if (facts.length === 0) return [];
    const isOpening = facts[0]?.type === 'session-opened';
    const current = state.session?.id ?? state.undoable?.before.closedSession?.id;
    const events = stampChairFacts(facts, {
      chair,
      session: isOpening || current === undefined ? newSessionId() : current,
      afterSeq: state.seq,
      atMs,
      actor: actorOf(by.principal),
      commandId: by.commandId,
    });
    for (const event of events) {
      fold(event);
      onEvent(event);
    }
    return events;
  }

  /** Of the gateway's own: what breaks through a pause, and what is asked for because of it. */
  function noteOwn(facts: readonly ChairFact[], atMs: number): readonly ChairEvent[] {
    const { session, seq } = state;
    const broken =
      session === null ? [] : breakThrough(session.alarms, facts, { afterSeq: seq, nowMs: atMs });
    return note([...facts, ...broken, ...askedBecauseOf(facts, atMs)], { by: nobody, atMs });
  }

  function take(reading: NumberedReading, atMs: number): readonly ChairEvent[] {
    const before = memory.inflation?.key;
    const next = remember(memory, reading, state.session);
    // Two inflations in one turn are two measurements: the first is judged before the second begins.
    const events = before !== undefined && next.inflation?.key !== before ? takeInflation(atMs) : [];
    memory = next;
    if (state.session === null) return events;
    return [...events, ...noteOwn(readingFacts(state.session, memory, { reading, nowMs: atMs }), atMs)];
  }

  function takeInflation(atMs: number): readonly ChairEvent[] {
    if (state.session === null) return [];
    const events = noteOwn(measurementFacts(state.session, memory), atMs);
    // Before the next one comes, which may be the repeat.
    return [...events, ...noteOwn(newConfirmations(state.session, atMs), atMs)];
  }

  function follow(atMs: number): readonly ChairEvent[] {
    const events: ChairEvent[] = [...noteOwn(decideDue(state, atMs), atMs)];
    for (let round = 0; round < roundsAtMost; round += 1) {
      const now = seen(atMs);
      const facts = now === null ? [] : standingFacts(now);
      if (facts.length === 0) return events;
      events.push(...noteOwn(facts, atMs));
    }
    return events;
  }

  return {
    state: () => state,
    restore({ events, readings }) {
      for (const event of events) fold(event);
      for (const reading of readings.filter(({ deviceId }) => isJudged(deviceId))) {
        memory = remember(memory, reading, state.session);
        heard.add(reading.deviceId);
      }
    },
    turn({ facts, by, readings }) {
      const atMs = nowMs();
      lookedAtMs = atMs;
      const events = [...note(facts, { by, atMs })];
      const judged = readings.filter(({ deviceId }) => isJudged(deviceId));
      for (const reading of judged) events.push(...take(reading, atMs));
      if (judged.some(isPressure)) events.push(...takeInflation(atMs));
      events.push(...follow(atMs));
      return events;
    },
    dueAtMs() {
      const now = seen(lookedAtMs);
      const dueMs = [courseDueAtMs(state), now === null ? null : alarmsDueAtMs(now)];
      const times = dueMs.filter((one) => one !== null);
      return times.length === 0 ? null : Math.min(...times);
    },
    isDeskAudible: () => hearing?.isDeskAudible === true,
    heard(deviceId) {
      if (heard.has(deviceId)) return false;
      heard.add(deviceId);
      return true;
    },
    forgetDevice(deviceId) {
      heard.delete(deviceId);
      for (const { condition } of reports.all())
        if (condition.subject === deviceId) reports.set(condition, null);
    },
    report: (condition, sinceMs, priority) => reports.set(condition, sinceMs, priority),
    hear(now) {
      const isNews = hearing?.atChair !== now.atChair || hearing.isDeskAudible !== now.isDeskAudible;
      const sinceMs = now.atChair === 0 && hearing?.atChair === 0 ? hearing.sinceMs : nowMs();
      hearing = { ...now, sinceMs };
      return isNews;
    },
    holdCalls(held) {
      const isNews = !isSameHolding(callsHeld, held);
      callsHeld = held;
      return isNews;
    },
    watchFromNow() {
      watchedSinceMs = nowMs();
      lookedAtMs = watchedSinceMs;
      if (hearing !== null) hearing = { ...hearing, sinceMs: watchedSinceMs };
    },
  };
}

const nobody: By = { principal: null, commandId: null };

function newSessionId(): SessionId {
  return randomUUID() as SessionId;
}
