import type { PersonId } from '../ids.ts';
import type { SiteEvent } from './events.ts';

/**
 * What a clinic drafts, a physician signs and nobody changes afterwards: presets (AL41) and protocols (SE10). A draft is of no
 * effect; the newest signed version is in use, and until there is one, that of the factory.
 */
export type Numbered = { readonly id: string; readonly version: number };

export type Version<T extends Numbered> = {
  readonly content: T;
  /** The version of the same one it was made from. */
  readonly basedOn: number;
  readonly draftedBy: PersonId | null;
  readonly draftedAtMs: number;
  readonly signedBy: PersonId | null;
  readonly signedAtMs: number | null;
};

/** Everything there is of a kind: what the product comes with, and every version drafted here in the order they were. */
export type Kept<T extends Numbered> = {
  readonly factory: readonly T[];
  readonly drafted: readonly Version<T>[];
};

/** All are kept; a clinic that has made so many has mistaken something. */
export const versionsAtMost = 100;

/** What a session opened now would get; null for an id nobody knows. */
export function inUse<T extends Numbered>({ factory, drafted }: Kept<T>, id: string): T | null {
  const signed = drafted.filter(({ signedAtMs }) => signedAtMs !== null).map(({ content }) => content);
  return newest([...factory, ...signed].filter((one) => one.id === id));
}

/** Of the factory or of the clinic, signed or not. */
export function versionOf<T extends Numbered>(kept: Kept<T>, id: string, version: number): T | null {
  return allOf(kept, id).find((one) => one.version === version) ?? null;
}

/** Drafted here, and not signed. */
export function isDraft<T extends Numbered>({ drafted }: Kept<T>, { id, version }: Numbered): boolean {
  return drafted.some(
    ({ content, signedAtMs }) => content.id === id && content.version === version && signedAtMs === null,
  );
}

/** The number the next version of it gets; null for an id nobody knows. */
export function nextVersion<T extends Numbered>(kept: Kept<T>, id: string): number | null {
  const last = newest(allOf(kept, id));
  return last === null ? null : last.version + 1;
}

function allOf<T extends Numbered>({ factory, drafted }: Kept<T>, id: string): readonly T[] {
  return [...factory, ...drafted.map(({ content }) => content)].filter((one) => one.id === id);
}

function newest<T extends Numbered>(versions: readonly T[]): T | null {
  return versions.reduce<T | null>(
    (best, one) => (best === null || one.version > best.version ? one : best),
    null,
  );
}

/** Its author is the actor. */
export function withDraft<T extends Numbered>(
  drafted: readonly Version<T>[],
  { content, basedOn }: Pick<Version<T>, 'content' | 'basedOn'>,
  { actor, atMs }: Pick<SiteEvent, 'actor' | 'atMs'>,
): readonly Version<T>[] {
  const draftedBy = actor?.personId ?? null;
  return [...drafted, { content, basedOn, draftedBy, draftedAtMs: atMs, signedBy: null, signedAtMs: null }];
}

/** Who signed is the actor. */
export function withSignature<T extends Numbered>(
  drafted: readonly Version<T>[],
  { id, version }: Numbered,
  { actor, atMs }: Pick<SiteEvent, 'actor' | 'atMs'>,
): readonly Version<T>[] {
  return drafted.map((one) =>
    one.content.id === id && one.content.version === version
      ? { ...one, signedBy: actor?.personId ?? null, signedAtMs: atMs }
      : one,
  );
}
