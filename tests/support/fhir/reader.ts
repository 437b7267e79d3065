import type { Bundle, Component, Concept, Observation, Resource } from '@chairside/server/records/fhir/r4.ts';

/** Looks into a bundle as a receiver would: by code and by reference, knowing nothing of who wrote it. */

export function codesIn({ coding = [] }: Concept): readonly string[] {
  return coding.map(({ code }) => code);
}

export function resourcesOf<T extends Resource['resourceType']>(
  bundle: Bundle,
  type: T,
): readonly Extract<Resource, { resourceType: T }>[] {
  return bundle.entry
    .map(({ resource }) => resource)
    .filter((one): one is Extract<Resource, { resourceType: T }> => one.resourceType === type);
}

/** Observations that have this code among theirs. */
export function observed(bundle: Bundle, code: string): readonly Observation[] {
  return resourcesOf(bundle, 'Observation').filter((one) => codesIn(one.code).includes(code));
}

export function componentOf({ component = [] }: Observation, code: string): Component | undefined {
  return component.find((one) => codesIn(one.code).includes(code));
}

export function entryAt(bundle: Bundle, urn: string | undefined): Resource {
  const found = bundle.entry.find(({ fullUrl }) => fullUrl === urn);
  if (found === undefined) throw new Error(`nothing in the bundle is called ${String(urn)}`);
  return found.resource;
}

/** Every value that stands under this key, however deep. */
export function deep(value: unknown, key: string): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => deep(one, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name === key ? [inner as unknown] : []),
    ...deep(inner, key),
  ]);
}
