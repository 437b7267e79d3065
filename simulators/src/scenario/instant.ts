import { z } from 'zod';
import { drawnForm } from './drawn-form.ts';
import type { Drawn } from './scenario.ts';
import { parseDuration } from './values.ts';

/**
 * A moment as written: `T+18m`, `S+90s`, `T-2m`, `T0` and `T` (the start of the infusion itself), `PO1+12s` (after the begin of what
 * is labelled so).
 */
export type Instant = { readonly anchor: string; readonly afterMs: number };

export const labelText = /^[A-Za-z][A-Za-z0-9_]*$/;

export function parseInstant(text: string): Instant | null {
  const match = /^([A-Za-z][A-Za-z0-9_]*)([+-].+)?$/.exec(text.trim());
  const [, anchor = '', offset] = match ?? [];
  if (match === null) return null;
  const afterMs = offset === undefined ? 0 : parseDuration(offset);
  return afterMs === null ? null : { anchor: isAnchor(anchor) ? anchorOf(anchor) : anchor, afterMs };
}

/** `T` and `S`, also written `T0` and `S0`: no label is called so. */
export function isAnchor(text: string): boolean {
  return /^[TS]0?$/.test(text);
}

function anchorOf(text: string): 'T' | 'S' {
  return text.startsWith('T') ? 'T' : 'S';
}

const noTime = 'is no time like T+18m, S+90s or "40%"';

/** As it is written of a chair: since `T` or `S`. */
const chairInstant = z
  .string()
  .refine((text) => ['T', 'S'].includes(parseInstant(text)?.anchor ?? ''), noTime);

const labelInstant = z
  .string()
  .refine(
    (text) => !['T', 'S', undefined].includes(parseInstant(text)?.anchor),
    'is no time like PO1+12s, after the begin of something labelled',
  );

const share = z.string().regex(/^\d{1,3}(\.\d+)?%$/, noTime);

export const atForm = z.union([share, drawnForm(chairInstant)]);
export const afterForm = drawnForm(labelInstant);
export const betweenForm = z.tuple([chairInstant, chairInstant]);
export const fromForm = chairInstant;

export type DrawnInstant = { readonly anchor: string; readonly afterMs: Drawn<number> };

/** Null: what it is drawn between hangs on different things. */
export function drawnInstant(written: Drawn<string>): DrawnInstant | null {
  if (typeof written === 'string') return parseInstant(written);
  if ('from' in written) {
    return joined([written.from, written.to], ([from = 0, to = 0]) => ({ from, to }));
  }
  if ('normal' in written) {
    return joined([...written.normal], ([mean = 0, sd = 0]) => ({ normal: [mean, sd] }));
  }
  const { choice, weights } = written;
  return joined(choice, (all) => ({ choice: all, ...(weights === undefined ? {} : { weights }) }));
}

function joined(
  texts: readonly string[],
  join: (ms: readonly number[]) => Drawn<number>,
): DrawnInstant | null {
  const instants = texts.map(parseInstant);
  const anchor = instants[0]?.anchor;
  if (anchor === undefined || instants.some((one) => one?.anchor !== anchor)) return null;
  return { anchor, afterMs: join(instants.map((one) => one?.afterMs ?? 0)) };
}
