import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairEvent, ChairFact } from '@chairside/shared/chair/events.ts';
import { evolve } from '@chairside/shared/chair/evolve.ts';
import { emptyChair, type ChairState } from '@chairside/shared/chair/state.ts';
import type { ChairId, DeviceId, PersonId, SessionId } from '@chairside/shared/ids.ts';
import type { Person, Role } from '@chairside/shared/people/people.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { NumberedReading, Reading } from '@chairside/shared/vitals/reading.ts';
import { intravenousChecklists } from '@chairside/shared/protocols/factory-items.ts';
import { protocols } from '@chairside/shared/protocols/registry.ts';
import type { Bedside } from '../domain/baseline.ts';
import { decide } from '../domain/decide.ts';
import type { Decision, DecisionContext } from '../domain/decision.ts';
import { decideDue } from '../domain/due.ts';
import type { Principal } from '../domain/principal.ts';
import { stampChairFacts } from '../domain/stamp.ts';

/** Test data: a chair driven by commands and by time, the way the desk drives it. */

export const chairTwo = '2' as ChairId;
export const aSession = 'session-a' as SessionId;
export const nurse: Principal = { personId: 'nurse-1' as PersonId, role: 'nurse' };
export const physician: Principal = { personId: 'physician-1' as PersonId, role: 'physician' };
export const otherNurse: Principal = { personId: 'nurse-2' as PersonId, role: 'nurse' };
/** Whom a chair can be offered to, and whom not. */
export const clinicPeople: readonly Person[] = [
  aPerson('nurse-1', 'nurse'),
  aPerson('nurse-2', 'nurse'),
  aPerson('physician-1', 'physician'),
  aPerson('service-1', 'administrator'),
];
export const t0 = 1_700_000_000_000;
export const minute = 60_000;

export const anOpening: ChairCommand = {
  type: 'open-session',
  patient: { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 },
  protocolId: 'iv-ketamine-40',
  series: null,
};

export function aPerson(personId: string, role: Role, more: Partial<Person> = {}): Person {
  return { personId: personId as PersonId, name: personId, role, chairs: null, isActive: true, ...more };
}

export function aReading(
  parameter: ParameterId,
  value: number,
  more: Partial<Reading> = {},
): NumberedReading {
  return {
    parameter,
    quality: 'good',
    value,
    deviceId: 'DEV-1' as DeviceId,
    atMs: t0,
    measuredAtMs: null,
    cursor: 1,
    ...more,
  } as NumberedReading;
}

/** A minute of a calm oximeter, and two measurements of the cuff six minutes apart: what a baseline and a discharge need (SE13, SE21). */
export function calmBedside(nowMs: number, { systolicMmHg = 124 } = {}): Bedside {
  const nibp = [nowMs - 6 * minute, nowMs].flatMap((atMs) => [
    aReading('systolicMmHg', systolicMmHg, { atMs }),
    aReading('diastolicMmHg', 78, { atMs }),
  ]);
  const lately = Array.from({ length: 61 }, (_, second) => nowMs - minute + second * 1_000).flatMap(
    (atMs) => [aReading('spo2Percent', 97, { atMs }), aReading('pulseRateBpm', 66, { atMs })],
  );
  return { ...bedsideOf([...nibp, ...lately]) };
}

/** As the desk would know these readings, given in order of time. */
export function bedsideOf(readings: readonly NumberedReading[]): Bedside {
  const latest: Record<string, NumberedReading> = {};
  for (const reading of readings) latest[reading.parameter] = reading;
  const nibp = readings.filter(({ parameter }) => parameter.endsWith('MmHg'));
  return { latest, nibp, lately: readings };
}

export type DrivenChair = {
  state(): ChairState;
  events(): readonly ChairEvent[];
  /** Carries a command out `atMinute` minutes after `t0`, with what is due before it. */
  command(command: ChairCommand, atMinute: number, by?: Partial<DecisionContext>): Decision;
  /** Lets time pass: notes what falls due. */
  passUntil(atMinute: number): void;
};

export function aChair(): DrivenChair {
  let state = emptyChair(chairTwo);
  const events: ChairEvent[] = [];
  let sessions = 0;

  function take(facts: readonly ChairFact[], atMs: number, principal: Principal | null): void {
    if (facts[0]?.type === 'session-opened') sessions += 1;
    const session = sessions === 1 ? aSession : (`session-${sessions}` as SessionId);
    const stamped = stampChairFacts(facts, {
      chair: chairTwo,
      session,
      afterSeq: state.seq,
      atMs,
      actor: principal,
      commandId: null,
    });
    events.push(...stamped);
    state = stamped.reduce(evolve, state);
  }

  function passUntil(atMinute: number): void {
    const nowMs = t0 + atMinute * minute;
    for (let due = decideDue(state, nowMs); due.length > 0; due = decideDue(state, nowMs))
      take(due, nowMs, null);
  }

  return {
    state: () => state,
    events: () => events,
    passUntil,
    command(command, atMinute, by = {}) {
      passUntil(atMinute);
      const nowMs = t0 + atMinute * minute;
      const context: DecisionContext = {
        nowMs,
        principal: nurse,
        shownSession: state.session?.id ?? null,
        bedside: calmBedside(nowMs),
        timeZone: 'Europe/Berlin',
        protocolsInUse: protocols,
        people: clinicPeople,
        isDeskAudible: false,
        ...by,
      };
      const decision = decide(state, command, context);
      if (decision.ok) take(decision.value, nowMs, context.principal);
      return decision;
    },
  };
}

/** Opened at −10, baseline at −5, infusing from 0. */
export function anInfusion(): DrivenChair {
  const chair = aChair();
  chair.command(anOpening, -10);
  chair.command({ type: 'set-baseline' }, -5);
  chair.command(start, 0);
  return chair;
}

export const start: ChairCommand = {
  type: 'start-infusion',
  withoutBaseline: null,
  again: null,
  areDeviceAlarmsOn: true,
  isPatientConfirmed: true,
  override: null,
};
export const pause: ChairCommand = { type: 'pause-infusion', reason: 'line' };
export const resume: ChairCommand = { type: 'resume-infusion' };
export const stop: ChairCommand = { type: 'stop-infusion', stop: { kind: 'completed' } };
export const discharge: ChairCommand = { type: 'close-session', outcome: 'discharged', early: null };

/** What only a person can say, said: with calm readings and the minimum over, the patient may go (SE21). */
export const everythingSaid: readonly ChairCommand[] = [
  ...(['moaas', 'nausea', 'dissociation'] as const).map((scale): ChairCommand => ({
    type: 'chart-entry',
    entry: { kind: 'scale', scale, score: scale === 'moaas' ? 5 : 0, answers: null },
    happenedAtMs: null,
  })),
  ...intravenousChecklists.after.map(({ id, kind }): ChairCommand => ({
    type: 'chart-entry',
    entry: {
      kind: 'answer',
      list: 'after',
      item: id,
      value: kind === 'text' ? 'B. Rivera' : kind === 'tick',
      note: null,
    },
    happenedAtMs: null,
  })),
];
