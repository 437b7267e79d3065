import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { Escalation } from '@chairside/shared/escalation/escalation.ts';
import type { EscalationWords } from '@chairside/shared/escalation/words.ts';
import type { ChairId } from '@chairside/shared/ids.ts';

/**
 * What a clinic's pager is told of a call to the physician (NO1). Codes, the chair and, only where the clinic says so, the patient's
 * name: what leaves the house goes through hands nobody here knows.
 *
 * called    a nurse or an alarm calls
 * troubled  no physician's screen has it, or nobody answers: somebody should telephone
 * answered  a physician has answered
 * closed    the call is over
 */
export type PagerMessage = {
  /** The same call and step have the same id, however often it is sent. */
  readonly id: string;
  readonly type: 'called' | 'troubled' | 'answered' | 'closed' | 'test';
  readonly atMs: number;
  readonly chair: string | null;
  readonly because: Escalation['because'] | null;
  /**
   * What the nurse asks: one of the clinic's sentences, or a code of the factory's (`@please-come`). Null for words typed at the
   * chair, which may name somebody, unless patients are named.
   */
  readonly ask: string | null;
  readonly alarm: { readonly what: string; readonly priority: string } | null;
  readonly trouble: Escalation['trouble'];
  readonly answer: string | null;
  /** Left out unless the clinic's setting names patients. */
  readonly patient?: string;
};

type Told = Extract<
  ChairEvent,
  {
    type: 'escalation-raised' | 'escalation-troubled' | 'escalation-answered' | 'escalation-closed';
  }
>;

const typeOf: Readonly<Record<Told['type'], PagerMessage['type']>> = {
  'escalation-raised': 'called',
  'escalation-troubled': 'troubled',
  'escalation-answered': 'answered',
  'escalation-closed': 'closed',
};

type About = {
  readonly session: Session | null;
  readonly namesPatients: boolean;
  /** The clinic's lists: what stands in them names nobody. */
  readonly words: EscalationWords;
};

/** `session` as it stands after the event. */
export function pagerMessage(event: ChairEvent, about: About): PagerMessage | null {
  if (!isTold(event)) return null;
  const id = event.type === 'escalation-raised' ? event.seq : event.body.escalation;
  const call = about.session?.escalations.find((one) => one.id === id);
  return {
    ...messageOf({ chair: event.chair, call }, about),
    id: idOf(event.chair, { call: id, type: typeOf[event.type], seq: event.seq }),
    type: typeOf[event.type],
    atMs: event.atMs,
    trouble: event.type === 'escalation-troubled' ? event.body.trouble : null,
    answer: event.type === 'escalation-answered' ? sayable(event.body.answer, about) : null,
  };
}

/** As it was told when it was raised. */
export function calledMessage(chair: ChairId, call: Escalation, about: About): PagerMessage {
  return {
    ...messageOf({ chair, call }, about),
    id: idOf(chair, { call: call.id, type: 'called', seq: call.id }),
    type: 'called',
    atMs: call.raisedAtMs,
  };
}

/** That it got no further, as it was told then; null for one that is in no trouble. */
export function troubledMessage(chair: ChairId, call: Escalation, about: About): PagerMessage | null {
  const { trouble, troubledAtMs, troubledSeq } = call;
  if (trouble === null || troubledAtMs === null || troubledSeq === null) return null;
  return {
    ...messageOf({ chair, call }, about),
    id: idOf(chair, { call: call.id, type: 'troubled', seq: troubledSeq }),
    ...{ type: 'troubled', atMs: troubledAtMs, trouble },
  };
}

function idOf(
  chair: ChairId,
  { call, type, seq }: { readonly call: number; readonly type: PagerMessage['type']; readonly seq: number },
): string {
  return `${chair} ${call} ${type} ${seq}`;
}

function messageOf(
  { chair, call }: { readonly chair: ChairId; readonly call: Escalation | undefined },
  about: About,
) {
  const { session, namesPatients } = about;
  const occurrence = session?.alarms.occurrences.find(({ id }) => id === call?.occurrence);
  return {
    chair,
    because: call?.because ?? null,
    ask: sayable(call?.ask ?? null, about),
    alarm:
      occurrence === undefined ? null : { what: occurrence.condition.what, priority: occurrence.priority },
    trouble: null,
    answer: null,
    ...(namesPatients && session !== null && { patient: session.patient.displayName }),
  };
}

function sayable(said: string | null, { namesPatients, words: { asks, answers } }: About): string | null {
  if (said === null || namesPatients) return said;
  return [...asks, ...answers].includes(said) ? said : null;
}

function isTold(event: ChairEvent): event is Told {
  return Object.hasOwn(typeOf, event.type);
}
