import { createHash } from 'node:crypto';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { ChainBreak } from '../ports/journal.ts';
import { isTombstone, type EventRow, type StoredEvent } from './rows.ts';

/**
 * Each event is sealed onto the one before it in its stream (decision 0005):
 *
 *     bodyHash = sha256(salt ‖ body)
 *     hash     = sha256(hash of the previous event ‖ envelope ‖ bodyHash)
 *
 * The chain holds the body only through its salted hash, so that erasing body and salt leaves the chain whole and the
 * erased text beyond guessing. `salt`, both hashes and the start have fixed lengths: no two inputs run together.
 */
export type Seal = {
  readonly salt: Uint8Array;
  readonly bodyHash: Uint8Array;
  readonly hash: Uint8Array;
};

/** What the first event of every stream is sealed onto: 32 zero bytes. */
export const chainStart: Uint8Array = new Uint8Array(32);

export const saltBytes = 16;

export function seal(previousHash: Uint8Array, event: EventRow, salt: Uint8Array): Seal {
  const bodyHash = bodyHashOf(salt, event.body);
  return { salt, bodyHash, hash: linkOf(previousHash, event, bodyHash) };
}

/** One stream's events, sealed onto each other without a break from the first to the newest. */
export type Chain = {
  readonly stream: string;
  readonly entries: number;
  /** How many of them have neither body nor salt any more. */
  readonly erased: number;
  readonly newestHash: Uint8Array;
};

/**
 * Recomputes the chains. `events` in order of stream, then `seq`, each stream from its first event on.
 * An event whose body and salt are both gone was erased; its envelope still has to fit, and a later event has to say so.
 *
 * A stream cut off at its end is a whole, shorter chain: that is for a copy of the newest hash kept elsewhere to find.
 */
export function verifyChains(events: Iterable<StoredEvent>): Result<readonly Chain[], ChainBreak> {
  const ended: Chain[] = [];
  let walk: Walk | null = null;
  for (const event of events) {
    if (walk !== null && walk.chain.stream !== event.stream) {
      const lost = firstLost(walk);
      if (lost !== null) return err(lost);
      ended.push(walk.chain);
      walk = null;
    }
    walk ??= walkFrom(event.stream);
    const what = breakAt(event, walk.chain);
    if (what !== null) return err(breakOf(event, what === 'gap' ? walk.chain.entries + 1 : event.seq, what));
    walk = afterStep(walk, event);
  }
  if (walk === null) return ok(ended);
  const lost = firstLost(walk);
  return lost === null ? ok([...ended, walk.chain]) : err(lost);
}

/** Along one stream. */
type Walk = {
  readonly chain: Chain;
  /** By session, its first erased event, until a tombstone is met. */
  readonly untold: Map<string | null, StoredEvent>;
};

function walkFrom(stream: string): Walk {
  return { chain: { stream, entries: 0, erased: 0, newestHash: chainStart }, untold: new Map() };
}

function afterStep({ chain, untold }: Walk, event: StoredEvent): Walk {
  const isErased = event.body === null;
  if (isErased && !untold.has(event.session)) untold.set(event.session, event);
  if (isTombstone(event)) untold.delete(event.session);
  const erased = chain.erased + (isErased ? 1 : 0);
  return { chain: { ...chain, entries: event.seq, erased, newestHash: event.hash }, untold };
}

function firstLost({ untold }: Walk): ChainBreak | null {
  const [first] = untold.values();
  return first === undefined ? null : breakOf(first, first.seq, 'lost');
}

function breakOf({ stream, ...found }: StoredEvent, seq: number, what: ChainBreak['what']): ChainBreak {
  const { seq: foundSeq, type, atMs } = found;
  return { stream, seq, what, found: { seq: foundSeq, type, atMs } };
}

/** What is told of chains that are whole, where nobody asks for each. */
export function entriesIn(
  verified: Result<readonly Chain[], ChainBreak>,
): Result<{ readonly entries: number }, ChainBreak> {
  if (!verified.ok) return verified;
  return ok({ entries: verified.value.reduce((sum, { entries }) => sum + entries, 0) });
}

function breakAt(event: StoredEvent, before: Chain): ChainBreak['what'] | null {
  if (event.seq !== before.entries + 1) return 'gap';
  if (!areEqual(event.hash, linkOf(before.newestHash, event, event.bodyHash))) return 'hash';
  if (event.body === null && event.salt === null) return null;
  if (event.body === null || event.salt === null) return 'body';
  return areEqual(event.bodyHash, bodyHashOf(event.salt, event.body)) ? null : 'body';
}

function bodyHashOf(salt: Uint8Array, body: string): Uint8Array {
  return createHash('sha256').update(salt).update(body, 'utf8').digest();
}

function linkOf(previousHash: Uint8Array, event: Envelope, bodyHash: Uint8Array): Uint8Array {
  return createHash('sha256').update(previousHash).update(canonical(event), 'utf8').update(bodyHash).digest();
}

type Envelope = Omit<EventRow, 'body'>;

/** A JSON array in this order, never another: the hash of every event ever recorded hangs on it. */
function canonical(event: Envelope): string {
  const { stream, seq, session, type, typeVersion, atMs, actor, commandId } = event;
  return JSON.stringify([stream, seq, session, type, typeVersion, atMs, actor, commandId]);
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
