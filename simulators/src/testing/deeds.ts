import type { Span } from '../verbs.ts';

/** A span of time for a deed, in seconds; without an end it goes on until it is ended. */
export function between(fromS: number, untilS: number | null, id = 'deed'): Span {
  return { id, fromMs: fromS * 1_000, untilMs: untilS === null ? null : untilS * 1_000 };
}

/** Once. */
export function at(atS: number): Span {
  return between(atS, atS);
}
