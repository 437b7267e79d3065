import { alarmDrafts } from './alarms.ts';
import { correctionDrafts, reattributionDrafts } from './corrections.ts';
import { courseDrafts } from './course.ts';
import { deviceDrafts } from './devices.ts';
import { encounterDraft } from './encounter.ts';
import { entryDrafts } from './entries.ts';
import { chairsideSystem, urnSystem, uuidOf } from './identity.ts';
import { infusionDrafts } from './infusions.ts';
import { measuredDrafts } from './measured.ts';
import { patientDraft, peopleDrafts } from './people.ts';
import type { Bundle, BundleEntry, Coding, Meta, Resource } from './r4.ts';
import { createScope, type Draft, type SessionToExport } from './scope.ts';
import { seriesDrafts } from './series.ts';
import { simulated } from './terms.ts';

/**
 * A session as a FHIR R4 transaction (SE25). The same record gives the same bytes (RE41), and a receiver that is sent it twice, or again
 * after a correction, has each thing once (decision 0024). Pure.
 */
export function sessionBundle(given: SessionToExport): Bundle {
  const scope = createScope(given);
  const ofSession: readonly Draft[] = [
    encounterDraft(scope),
    ...infusionDrafts(scope),
    ...measuredDrafts(scope),
    ...seriesDrafts(scope),
    ...entryDrafts(scope),
    ...courseDrafts(scope),
    ...alarmDrafts(scope),
  ];
  const drafts: readonly Draft[] = [
    patientDraft(scope),
    ...peopleDrafts(scope),
    ...deviceDrafts(scope),
    ...ofSession,
    ...correctionDrafts(scope),
    ...reattributionDrafts(scope, ofSession),
  ];
  const security = given.record.kind === 'simulation' ? [simulated] : [];
  return {
    resourceType: 'Bundle',
    ...(security.length === 0 ? {} : { meta: { security } }),
    identifier: { system: urnSystem, value: `urn:uuid:${uuidOf('bundle', given.record.session)}` },
    type: 'transaction',
    entry: drafts.map((draft) => entryOf(draft, security)),
  };
}

/**
 * What belongs to the session replaces what was sent of it before. What is older than the session (patient, people, devices) is
 * made only where the receiver has none: its own knowledge of them is better than ours.
 */
function entryOf({ urn, resource }: Draft, security: readonly Coding[]): BundleEntry {
  const { resourceType } = resource;
  const search = `${urnSystem}|${urn}`;
  if (resource.resourceType === 'Provenance') {
    const tag: Coding = { system: chairsideSystem, code: urn };
    return {
      fullUrl: urn,
      resource: withMeta(resource, { ...marked(security), tag: [tag] }),
      request: { method: 'POST', url: resourceType, ifNoneExist: `_tag=${chairsideSystem}|${urn}` },
    };
  }
  const identifier = [...(resource.identifier ?? []), { system: urnSystem, value: urn }];
  return {
    fullUrl: urn,
    resource: withMeta({ ...resource, identifier }, marked(security)),
    request: lastsLonger.has(resourceType)
      ? { method: 'POST', url: resourceType, ifNoneExist: `identifier=${search}` }
      : { method: 'PUT', url: `${resourceType}?identifier=${search}` },
  };
}

const lastsLonger: ReadonlySet<Resource['resourceType']> = new Set([
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Device',
]);

function marked(security: readonly Coding[]): Meta {
  return security.length === 0 ? {} : { security };
}

/** Right behind the type, where one looks for it. */
function withMeta<R extends Resource>({ resourceType, ...rest }: R, meta: Meta): R {
  return {
    resourceType,
    ...(Object.keys(meta).length === 0 ? {} : { meta }),
    ...rest,
  } as R;
}
