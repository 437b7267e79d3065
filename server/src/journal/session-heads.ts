import type { Outcome, Patient } from '@chairside/shared/chair/events.ts';
import type { ChairId, SessionId } from '@chairside/shared/ids.ts';
import { isOnePatient, plain } from '@chairside/shared/record/same-patient.ts';
import type { SessionHead } from '@chairside/shared/record/summary.ts';
import type { SessionsPage, SessionsQuery } from '../ports/archive.ts';
import type { EventRow, StoredEvent } from './rows.ts';

/** The events a list of sessions follows from. */
export const markTypes = [
  'session-opened',
  'session-reattributed',
  'session-closed',
  'step-undone',
  'session-erased',
] as const;

/** One of them, in the order they were appended. `facts` is JSON, of the body what a head needs; null once erased. */
export type Mark = {
  readonly place: number;
  readonly stream: string;
  readonly seq: number;
  readonly session: string;
  readonly type: (typeof markTypes)[number];
  readonly atMs: number;
  readonly facts: string | null;
};

export function isMark({ type }: Pick<EventRow, 'type'>): boolean {
  return (markTypes as readonly string[]).includes(type);
}

export function markOf(event: StoredEvent, place: number): Mark {
  const { stream, seq, session, type, atMs, body } = event;
  return { place, stream, seq, session: session ?? '', type: type as Mark['type'], atMs, facts: body };
}

/** As much of the bodies as a head needs. */
export type MarkFacts = Partial<Pick<SessionHead, 'patient' | 'protocol' | 'series'>> & {
  readonly outcome?: Outcome;
  readonly undoneSeq?: number;
};

type Known = { readonly head: SessionHead; readonly closingSeq: number | null };

export type SessionHeads = {
  note(marks: readonly Mark[]): void;
  of(session: string): SessionHead | null;
  search(query: SessionsQuery): SessionsPage;
  ofPatient(session: string): readonly SessionHead[];
};

/** Every session of a journal by its head: some hundred bytes each, so that all of them can be held. */
export function createSessionHeads(): SessionHeads {
  const known = new Map<string, Known>();

  function note(mark: Mark): void {
    const before = known.get(mark.session);
    const after = mark.type === 'session-opened' ? opened(mark) : before && lived(before, mark);
    if (after !== undefined) known.set(mark.session, after);
  }

  const all = () => [...known.values()].map(({ head }) => head);

  return {
    note: (marks) => marks.forEach(note),
    of: (session) => known.get(session)?.head ?? null,
    search(query) {
      const found = all()
        .filter((head) => isWanted(head, query))
        .toSorted((one, other) => other.openedAtMs - one.openedAtMs || (one.chair < other.chair ? -1 : 1));
      return {
        total: found.length,
        sessions: found.slice(query.offset, query.offset + query.atMost),
      };
    },
    ofPatient(session) {
      const patient = known.get(session)?.head.patient ?? null;
      if (patient === null) return [];
      return all()
        .filter((head) => head.patient !== null && isOnePatient(head.patient, patient))
        .toSorted((one, other) => one.openedAtMs - other.openedAtMs);
    },
  };
}

function opened({ session, stream, atMs, facts }: Mark): Known {
  const { patient = null, protocol = null, series = null } = factsOf(facts);
  const head: SessionHead = {
    session: session as SessionId,
    chair: stream as ChairId,
    openedAtMs: atMs,
    patient,
    isReattributed: false,
    protocol: protocol && { id: protocol.id, version: protocol.version, label: protocol.label },
    series,
    closing: null,
    erasedAtMs: null,
  };
  return { head, closingSeq: null };
}

function lived(before: Known, mark: Mark): Known {
  const { head } = before;
  if (mark.stream !== head.chair) return before;
  const facts = factsOf(mark.facts);
  switch (mark.type) {
    case 'session-reattributed':
      return { ...before, head: { ...head, patient: facts.patient ?? null, isReattributed: true } };
    case 'session-closed': {
      const closing = { atMs: mark.atMs, outcome: facts.outcome ?? 'cancelled' };
      return { head: { ...head, closing }, closingSeq: mark.seq };
    }
    case 'step-undone':
      if (facts.undoneSeq !== before.closingSeq) return before;
      return { head: { ...head, closing: null }, closingSeq: null };
    case 'session-erased': {
      const nothing = { patient: null, protocol: null, series: null, closing: null } as const;
      return { ...before, head: { ...head, ...nothing, erasedAtMs: mark.atMs } };
    }
    case 'session-opened':
      return before;
  }
}

/** Written by this program, in a file whose chain can be verified: looked at for what it is, not for what it could be. */
function factsOf(facts: string | null): MarkFacts {
  return facts === null ? {} : (JSON.parse(facts) as MarkFacts);
}

function isWanted(head: SessionHead, query: SessionsQuery): boolean {
  if (head.openedAtMs < (query.fromMs ?? -Infinity) || head.openedAtMs >= (query.toMs ?? Infinity))
    return false;
  if (query.chair !== null && head.chair !== query.chair) return false;
  if (query.among?.includes(head.chair) === false) return false;
  if (query.protocolId !== null && head.protocol?.id !== query.protocolId) return false;
  if (query.outcome !== null && outcomeOf(head) !== query.outcome) return false;
  return query.text === null || isNamed(head.patient, query.text);
}

function outcomeOf({ closing, erasedAtMs }: SessionHead): Outcome | 'open' | 'erased' {
  if (erasedAtMs !== null) return 'erased';
  return closing?.outcome ?? 'open';
}

/** Every word of it somewhere in name or number. */
function isNamed(patient: Patient | null, text: string): boolean {
  if (patient === null) return false;
  const searched = plain(`${patient.displayName} ${patient.clinicNumber ?? ''}`);
  return plain(text)
    .split(' ')
    .every((word) => searched.includes(word));
}
