import type { RecordedInfusion } from '@chairside/shared/record/session-record.ts';
import { stopKind, stopReason } from '@chairside/shared/text/en-record.ts';
import type { Annotation, Concept, Procedure } from './r4.ts';
import type { Draft, Scope } from './scope.ts';
import { instant, own, period } from './terms.ts';

/** What the session is about: a Procedure for each infusion, or for each dose given at once; one that says "not done" where none was. */
export function infusionDrafts(scope: Scope): readonly Draft<Procedure>[] {
  const { record } = scope;
  if (record.infusions.length > 0) return record.infusions.map((one) => infusionDraft(scope, one));
  if (record.closing === null) return [];
  const { by, atMs } = record.closing;
  const resource: Procedure = {
    ...common(scope),
    status: 'not-done',
    statusReason: { text: 'Closed before a start' },
    performedDateTime: instant(atMs),
    recorder: scope.person(by),
  };
  return [{ urn: infusionUrn(scope, 1), recordedAtMs: atMs, resource }];
}

export function infusionUrn(scope: Scope, number: number): string {
  return scope.urn(`infusion ${number}`);
}

function infusionDraft(scope: Scope, infusion: RecordedInfusion): Draft<Procedure> {
  const { number, startedAtMs, stoppedAtMs, startedBy, stop } = infusion;
  const resource: Procedure = {
    ...common(scope),
    status: statusOf(scope, infusion),
    performedPeriod: period(startedAtMs, stoppedAtMs),
    performer: startedBy === null ? [] : [{ actor: scope.person(startedBy) }],
    ...(stop === null ? {} : { outcome: outcomeOf(stop) }),
    note: notesOf(scope, infusion),
  };
  return { urn: infusionUrn(scope, number), recordedAtMs: startedAtMs, resource: withoutEmpty(resource) };
}

function common({ record, patient, encounter }: Scope) {
  const { id, label, drug, route } = record.protocol;
  return {
    resourceType: 'Procedure',
    category: { text: record.protocol.delivery === 'infusion' ? 'Infusion' : 'Dose given at once' },
    code: own(`procedure/${id}`, `${label} (${drug}, ${route})`),
    subject: patient,
    encounter,
  } as const;
}

function statusOf({ record }: Scope, { number, stoppedAtMs, stop }: RecordedInfusion): Procedure['status'] {
  // Over, and nobody has said how.
  if (stop?.kind === 'unsaid') return 'unknown';
  if (stoppedAtMs !== null) return stop === null || stop.kind === 'completed' ? 'completed' : 'stopped';
  const isPaused = record.phases.some(
    (span) => span.phase === 'paused' && span.infusion === number && span.toMs === null,
  );
  return isPaused ? 'on-hold' : 'in-progress';
}

function outcomeOf(stop: NonNullable<RecordedInfusion['stop']>): Concept {
  const text = stopKind[stop.kind];
  return own(`stop/${stop.kind}`, stop.kind === 'early' ? `${text}: ${stopReason[stop.reason]}` : text);
}

/** What a person said at the start, in their words. */
function notesOf(scope: Scope, infusion: RecordedInfusion): readonly Annotation[] {
  const { series, protocol } = scope.record;
  const minutes = (infusion.infusedMs / 60_000).toFixed(1);
  const said: readonly (string | null)[] = [
    series === null ? null : `Session ${series.number}${series.of === null ? '' : ` of ${series.of}`}`,
    protocol.delivery === 'infusion' ? `${minutes} min infused, pauses left out` : null,
    labelled('Started without baseline', infusion.withoutBaseline),
    labelled('Further infusion', infusion.again),
    labelled("Start past the gate, physician's reason", infusion.override),
    infusion.unheard.length === 0 ? null : `Not heard at the start: ${infusion.unheard.join(', ')}`,
    infusion.openItems.length === 0 ? null : `Open items of the checklist: ${infusion.openItems.join(', ')}`,
    infusion.isPatientConfirmed ? 'Both identifiers asked for at the start' : null,
  ];
  return said
    .filter((text) => text !== null)
    .map((text) => ({
      authorReference: scope.person(infusion.startedBy),
      time: instant(infusion.startedAtMs),
      text,
    }));
}

function labelled(label: string, reason: string | null): string | null {
  return reason === null ? null : `${label}: ${reason}`;
}

/** An empty list is no list in FHIR. */
function withoutEmpty({ performer, note, ...rest }: Procedure): Procedure {
  return {
    ...rest,
    ...(performer === undefined || performer.length === 0 ? {} : { performer }),
    ...(note === undefined || note.length === 0 ? {} : { note }),
  };
}
