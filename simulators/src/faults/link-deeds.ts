import { createDeeds, type Span, type Spanned } from '../verbs.ts';
import type { LinkDeed } from './link-verbs.ts';

type Of<V extends LinkDeed['verb']> = Extract<LinkDeed, { verb: V }>;

export type Ongoing<V extends LinkDeed['verb']> = Spanned<Of<V>>;

/** The faults of a link that last. */
export type LinkDeeds = {
  begin(deed: LinkDeed, span: Span): void;
  end(spanId: string, atMs: number): void;
  /** That fault at that instant; null where there is none. Of two with one name the one begun last. */
  at<V extends LinkDeed['verb']>(verb: V, atMs: number): Ongoing<V> | null;
  /** Every one with that name that is known: over, going on, or to come. */
  all<V extends LinkDeed['verb']>(verb: V): readonly Ongoing<V>[];
  /** When it is over; null: nobody knows. One that is forgotten is over. */
  endOf(spanId: string): number | null;
  forgetBefore(atMs: number): void;
};

export function createLinkDeeds(): LinkDeeds {
  const deeds = createDeeds<LinkDeed>();
  const ongoing = <V extends LinkDeed['verb']>(
    verb: V,
    known: readonly Spanned<LinkDeed>[],
  ): readonly Ongoing<V>[] => known.filter((one): one is Ongoing<V> => one.deed.verb === verb);

  return {
    begin: (deed, span) => deeds.begin(deed, span),
    end: (spanId, atMs) => deeds.end(spanId, atMs),
    at: (verb, atMs) => (deeds.all().length === 0 ? null : (ongoing(verb, deeds.at(atMs)).at(-1) ?? null)),
    all: (verb) => ongoing(verb, deeds.all()),
    endOf(spanId) {
      const known = deeds.all().find(({ span }) => span.id === spanId);
      return known === undefined ? -Infinity : known.span.untilMs;
    },
    forgetBefore: (atMs) => deeds.forgetBefore(atMs),
  };
}
