import type { Actor } from '@chairside/shared/chair/events.ts';
import type { Charted } from '@chairside/shared/chart/chart.ts';
import type { FormerPatient } from '@chairside/shared/record/session-record.ts';
import { partsOf } from './entered.ts';
import { byRoot, entryRole } from './entries.ts';
import { urnSystem } from './identity.ts';
import type { Entered, Part } from './part.ts';
import type { Former, Provenance, Reference } from './r4.ts';
import { patientUrn, type Draft, type Scope } from './scope.ts';
import { isKnown, sideEffectRole } from './side-effects.ts';
import { instant, operation, participation } from './terms.ts';

/** Who changed what, when and why, and what it was: one Provenance for each version of an entry that does not stand any more (RE45). */
export function correctionDrafts(scope: Scope): readonly Draft<Provenance>[] {
  return [...byRoot(scope.record.chart).values()].flatMap((versions) => {
    const isGone = versions.every(({ over }) => over !== null);
    return versions.flatMap((version, index) => {
      if (version.over === null || targetsOf(scope, versions).length === 0) return [];
      // The end of a side effect is no resource of its own: without it that lasts.
      const isLast = isGone && index === versions.length - 1 && version.entry.kind !== 'side-effect-ended';
      return [correctionDraft(scope, { version, over: version.over, isLast, versions })];
    });
  });
}

type Ended = {
  readonly version: Charted;
  readonly over: NonNullable<Charted['over']>;
  /** Nothing of the entry stands: the last version is what its resource still shows. */
  readonly isLast: boolean;
  readonly versions: readonly Charted[];
};

const reasons = {
  undone: 'Taken back by its author within the minute',
  struck: 'Struck',
  corrected: 'Corrected',
};

function correctionDraft(scope: Scope, { version, over, isLast, versions }: Ended): Draft<Provenance> {
  const contained = isLast ? [] : wasOf(scope, version).map(({ resource }, index) => former(resource, index));
  const resource: Provenance = {
    resourceType: 'Provenance',
    ...(contained.length === 0 ? {} : { contained }),
    target: targetsOf(scope, versions),
    recorded: instant(over.atMs),
    reason: [{ text: over.note ?? reasons[over.how] }],
    activity: operation(isLast ? 'NULLIFY' : 'UPDATE'),
    agent: [agentOf(scope, over.by, 'author')],
    ...(contained.length === 0
      ? {}
      : {
          entity: contained.map(({ id }) => ({ role: 'revision', what: { reference: `#${id}` } }) as const),
        }),
  };
  return { urn: scope.urn(`correction ${version.seq} ${over.bySeq}`), resource, recordedAtMs: over.atMs };
}

function targetsOf(scope: Scope, versions: readonly Charted[]): readonly Reference[] {
  const roles = versions.flatMap((version) => {
    if (version.entry.kind === 'side-effect-ended')
      return isKnown(scope, version.entry.of) ? [sideEffectRole(version.entry.of)] : [];
    return partsOf(scope, version).map(({ part }) => entryRole(version.root, part));
  });
  return [...new Set(roles)].map((role) => scope.ref(role));
}

/** Of the end of a side effect: the side effect as it was with it. */
function wasOf(scope: Scope, version: Charted): readonly Part[] {
  const { entry } = version;
  if (entry.kind !== 'side-effect-ended') return partsOf(scope, version);
  const onset = scope.record.chart.findLast(
    (one) => one.root === entry.of && one.entry.kind === 'side-effect',
  );
  if (onset === undefined) return [];
  return partsOf(scope, onset).map(({ part, resource }) => ({ part, resource: endedAt(resource, version) }));
}

function endedAt(resource: Entered, { happenedAtMs }: Charted): Entered {
  if (resource.resourceType !== 'Observation' || resource.effectivePeriod === undefined) return resource;
  const { start } = resource.effectivePeriod;
  return { ...resource, effectivePeriod: { start, end: instant(Math.max(happenedAtMs, Date.parse(start))) } };
}

/** What is contained contains nothing itself: the lot goes into the words. */
function former(resource: Entered, index: number): Former {
  const id = index === 0 ? 'was' : `was-${index + 1}`;
  const gone = { ...resource, id, status: 'entered-in-error' } as const;
  if (gone.resourceType !== 'MedicationAdministration' || gone.contained === undefined) return gone;
  const { contained, medicationReference: _within, ...rest } = gone;
  const [{ code, batch }] = [contained[0] ?? { code: {}, batch: { lotNumber: '' } }];
  return {
    ...rest,
    medicationCodeableConcept: { text: `${code.text ?? ''}, lot ${batch.lotNumber}` },
  };
}

function agentOf(scope: Scope, by: Actor, as: 'author' | 'verifier'): Provenance['agent'][number] {
  return { type: participation(by === null ? 'assembler' : as), who: scope.person(by) };
}

/**
 * The session was taken for another patient's (SE30): all that was recorded until then has another subject now, and says so once.
 * Of the other one it holds a name only a receiver who was told before can read.
 */
export function reattributionDrafts(scope: Scope, drafts: readonly Draft[]): readonly Draft<Provenance>[] {
  return scope.record.formerPatients.map((former, index) => {
    const resource: Provenance = {
      resourceType: 'Provenance',
      target: drafts
        .filter(({ resource, recordedAtMs }) => 'subject' in resource && recordedAtMs <= former.untilMs)
        .map(({ urn }) => ({ reference: urn })),
      recorded: instant(former.untilMs),
      reason: [{ text: `Wrong patient: ${former.reason}` }],
      activity: operation('UPDATE'),
      agent: [...proposer(scope, former), agentOf(scope, former.confirmedBy, 'verifier')],
      entity: [{ role: 'revision', what: formerPatient(scope, former) }],
    };
    return { urn: scope.urn(`reattribution ${index + 1}`), resource, recordedAtMs: former.untilMs };
  });
}

function proposer(scope: Scope, { proposedBy }: FormerPatient): Provenance['agent'] {
  if (proposedBy === null) return [];
  return [agentOf(scope, { personId: proposedBy, role: '' }, 'author')];
}

function formerPatient({ siteKey }: Scope, { patient }: FormerPatient): Reference {
  return {
    type: 'Patient',
    identifier: { system: urnSystem, value: patientUrn(siteKey, patient) },
    display: 'Whom the session was taken for before',
  };
}
