import type { Charted } from '@chairside/shared/chart/chart.ts';
import { partsOf } from './entered.ts';
import type { Entered } from './part.ts';
import type { Draft, Scope } from './scope.ts';

/**
 * The chart: one resource for each entry, whichever version of it stands (RE45). Corrected, it says so; struck or undone, it
 * stays as entered in error. What it was before is in its Provenance (corrections.ts).
 */
export function entryDrafts(scope: Scope): readonly Draft<Entered>[] {
  return [...byRoot(scope.record.chart).values()].flatMap((versions) => draftsOf(scope, versions));
}

export function byRoot(chart: readonly Charted[]): ReadonlyMap<number, readonly Charted[]> {
  return Map.groupBy(chart, ({ root }) => root);
}

export function entryRole(root: number, part: string): string {
  return `entry ${root} ${part}`;
}

/** A part that only an earlier version had is kept: it may be in a receiver's hands already. */
function draftsOf(scope: Scope, versions: readonly Charted[]): readonly Draft<Entered>[] {
  const standing = versions.find(({ over }) => over === null);
  const newest = versions.toReversed();
  const drafts = new Map<string, Draft<Entered>>();
  for (const version of standing === undefined ? newest : [standing, ...newest])
    for (const { part, resource } of partsOf(scope, version)) {
      if (drafts.has(part)) continue;
      drafts.set(part, {
        urn: scope.urn(entryRole(version.root, part)),
        recordedAtMs: versions[0]?.recordedAtMs ?? version.recordedAtMs,
        resource: version === standing ? standingAs(scope, standing, resource) : inError(resource),
      });
    }
  return [...drafts.values()];
}

/** Only an Observation has a status for "corrected"; for the others their Provenance says it. */
function standingAs(scope: Scope, version: Charted, resource: Entered): Entered {
  if (isAboutNothing(scope, version)) return inError(resource);
  if (resource.resourceType !== 'Observation' || !isCorrected(scope, version)) return resource;
  return { ...resource, status: 'corrected' };
}

function isCorrected({ record }: Scope, { because, root, entry }: Charted): boolean {
  if (because !== null) return true;
  return (
    entry.kind === 'side-effect' &&
    record.chart.some(
      (one) =>
        one.entry.kind === 'side-effect-ended' &&
        one.entry.of === root &&
        (one.because !== null || one.over?.how === 'struck'),
    )
  );
}

/** A change of a side effect that does not stand itself. */
function isAboutNothing({ record }: Scope, { entry }: Charted): boolean {
  return entry.kind === 'side-effect-changed' && !record.sideEffects.some(({ root }) => root === entry.of);
}

function inError(resource: Entered): Entered {
  return { ...resource, status: 'entered-in-error' };
}
