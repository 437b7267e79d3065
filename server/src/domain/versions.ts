import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import {
  nextVersion,
  versionOf,
  versionsAtMost,
  type Kept,
  type Numbered,
  type Version,
} from '@chairside/shared/site/versions.ts';

/** Drafting and signing, the same for presets and protocols (AL41, SE10). */

type Versioned = 'preset' | 'protocol';

/** The number a draft gets; null where nobody knows it, or the version it is said to be made from. */
export function numberFor<T extends Numbered>(kept: Kept<T>, id: string, basedOn: number): number | null {
  return versionOf(kept, id, basedOn) === null ? null : nextVersion(kept, id);
}

export function roomProblem(what: Versioned, drafted: readonly unknown[]): Refusal | null {
  return drafted.length < versionsAtMost ? null : { type: `too-many-${what}s`, atMost: versionsAtMost };
}

/** A draft that may be signed: there, not signed yet, and with no newer one signed, so that the order of versions is the order of use. */
export function signable<T extends Numbered>(
  what: Versioned,
  drafted: readonly Version<T>[],
  { id, version }: Numbered,
): Result<T, Refusal> {
  const versions = drafted.filter(({ content }) => content.id === id);
  const one = versions.find(({ content }) => content.version === version);
  if (one === undefined) return err({ type: `unknown-${what}` });
  if (one.signedAtMs !== null) return err({ type: `${what}-already-signed` });
  const isOutdated = versions.some((other) => other.signedAtMs !== null && other.content.version > version);
  return isOutdated ? err({ type: `${what}-outdated` }) : ok(one.content);
}
