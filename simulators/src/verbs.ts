import type { z } from 'zod';
import type { Condition } from '@chairside/shared/alarms/conditions.ts';

/**
 * A verb is something that can be made to happen: an event of the patient, a fault of a device or of its link, something the
 * nurse does. In a scenario's file and live it is the same verb with the same parameters (SI5). Each layer has its own table;
 * `scenario/verb-tables.ts` puts them together.
 */
export type VerbSpec<P = unknown> = {
  /** `span`: so from then until it is over. `instant`: happens once. */
  readonly kind: 'span' | 'instant';
  /** Strict: an unknown key is an error. */
  readonly params: z.ZodType<P>;
  /** How long a span lasts when nobody says; absent: until it is ended. */
  readonly usualMs?: number;
  /** One line for the JSON Schema, `sim verbs` and the panel. */
  readonly about: string;
  /** At the same time on the same target they contradict each other. */
  readonly excludes?: readonly string[];
  /** What the gateway should make of it; goes into the truth with the span (SI6). */
  readonly expected?: ExpectedOf;
};

export type ExpectedOf = {
  readonly technicalAlarm?: Condition['what'];
  readonly mustNotAlarm?: readonly Condition['what'][];
};

export type VerbTable = Readonly<Record<string, VerbSpec>>;

/** A verb of a table, with its parameters as parsed. */
export type DeedOf<T extends VerbTable> = {
  [N in keyof T & string]: { readonly verb: N; readonly params: z.infer<T[N]['params']> };
}[keyof T & string];

/** When a deed is so, on the virtual clock. `untilMs` null: until somebody ends it. An instant has both the same. */
export type Span = { readonly id: string; readonly fromMs: number; readonly untilMs: number | null };

export type Spanned<D> = { readonly deed: D; readonly span: Span };

export function isActive({ fromMs, untilMs }: Span, atMs: number): boolean {
  return atMs >= fromMs && (untilMs === null || atMs < untilMs);
}

/** Keeps what goes on: the one way every layer holds its deeds. */
export function createDeeds<D extends { readonly verb: string }>() {
  let kept: readonly Spanned<D>[] = [];
  return {
    begin(deed: D, during: Span): void {
      kept = [...kept, { deed, span: during }];
    },
    end(spanId: string, atMs: number): void {
      kept = kept.map((one) =>
        one.span.id === spanId ? { ...one, span: { ...one.span, untilMs: atMs } } : one,
      );
    },
    /** Active at that instant, oldest first. */
    at: (atMs: number): readonly Spanned<D>[] => kept.filter(({ span: during }) => isActive(during, atMs)),
    /** Everything ever begun and not forgotten. */
    all: (): readonly Spanned<D>[] => kept,
    /** What was over so long ago that it can have no effect any more. */
    forgetBefore(atMs: number): void {
      kept = kept.filter(({ span: { untilMs } }) => untilMs === null || untilMs >= atMs);
    },
  };
}
export type Deeds<D extends { readonly verb: string }> = ReturnType<typeof createDeeds<D>>;
