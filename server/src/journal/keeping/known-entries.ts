import type { DatabaseSync } from 'node:sqlite';
import type { Chain } from '../chain.ts';

/** An entry as somebody noted it down elsewhere: what finds a stream cut off at its end, or a chain computed anew (JR18). */
export type KnownEntry = { readonly stream: string; readonly seq: number; readonly hash: string };

/**
 * cut-off  the stream ends before it
 * other    another entry stands in its place
 */
export type Missing = KnownEntry & { readonly why: 'cut-off' | 'other'; readonly newestSeq: number };

const written = /(?<![\w-])([A-Za-z0-9][\w-]{0,15}):(\d{1,15}):([0-9a-f]{64})(?![\w-])/g;

/** `1:2041:9f86d0…`: stream, number, hash; as printed, so as read. */
export function newestEntryText({ stream, entries, newestHash }: Chain): string {
  return `${stream}:${entries}:${Buffer.from(newestHash).toString('hex')}`;
}

/** Every such entry in a text, whatever stands around them. */
export function knownEntriesIn(text: string): readonly KnownEntry[] {
  return [...text.matchAll(written)].map(([, stream = '', seq = '', hash = '']) => ({
    stream,
    seq: Number(seq),
    hash,
  }));
}

/** The first of them that is not in the file; null when all are. */
export function firstMissing(db: DatabaseSync, known: readonly KnownEntry[]): Missing | null {
  const readHash = db.prepare('SELECT hex(hash) AS hash FROM events WHERE stream = ? AND seq = ?');
  const readNewest = db.prepare('SELECT max(seq) AS seq FROM events WHERE stream = ?');
  for (const entry of known) {
    const found = readHash.get(entry.stream, entry.seq)?.['hash'];
    if (String(found).toLowerCase() === entry.hash) continue;
    const newestSeq = Number(readNewest.get(entry.stream)?.['seq'] ?? 0);
    return { ...entry, why: newestSeq < entry.seq ? 'cut-off' : 'other', newestSeq };
  }
  return null;
}
