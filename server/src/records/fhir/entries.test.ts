import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { ChartEntry } from '@chairside/shared/chart/entry.ts';
import { nurse, recordOf, atSecond, started } from '@chairside/shared/record/record-samples.ts';
import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { isStanding, type Charted } from '@chairside/shared/chart/chart.ts';
import { sessionBundle } from './bundle.ts';
import { correctionDrafts } from './corrections.ts';
import { partsOf } from './entered.ts';
import { byRoot, entryDrafts, entryRole } from './entries.ts';
import type { Entered } from './part.ts';
import { createScope, type SessionToExport } from './scope.ts';

const anyEntry: fc.Arbitrary<ChartEntry> = fc.oneof(
  fc.constantFrom('mild' as const, 'moderate' as const, 'severe' as const).map((severity): ChartEntry => ({
    kind: 'side-effect',
    effect: 'nausea',
    other: null,
    severity,
  })),
  fc.integer({ min: 1, max: 25 }).map((of): ChartEntry => ({ kind: 'side-effect-ended', of })),
  fc
    .integer({ min: 1, max: 25 })
    .map((of): ChartEntry => ({ kind: 'side-effect-changed', of, severity: 'severe' })),
  fc.constantFrom(null, 2, 4).map((flowLPerMin): ChartEntry => ({ kind: 'oxygen', flowLPerMin })),
  fc.integer({ min: 0, max: 5 }).map((score): ChartEntry => ({
    kind: 'scale',
    scale: 'moaas',
    score,
    answers: null,
  })),
  fc.record({
    kind: fc.constant('vitals' as const),
    systolicMmHg: fc.constantFrom(null, 120, 188),
    diastolicMmHg: fc.constantFrom(null, 70, 104),
    pulseRateBpm: fc.constantFrom(null, 66),
    spo2Percent: fc.constantFrom(null, 97),
  }),
  fc.constantFrom(null, 'K-1').map((lot): ChartEntry => ({
    kind: 'dose',
    drug: 'ketamine',
    amount: 40,
    unit: 'mg',
    rateMlPerHour: null,
    volumeMl: null,
    lot,
    givenBy: 'J. Ortiz',
  })),
  fc.constant<ChartEntry>({ kind: 'note', text: 'a note' }),
  fc
    .constantFrom(true, '', 'words', 7, null)
    .map((value): ChartEntry => ({ kind: 'answer', list: 'before', item: 'consent', value, note: null })),
);
const anySaid = fc.record({
  entry: anyEntry,
  happenedAtMs: fc.integer({ min: 0, max: 60 }).map((second) => atSecond(second)),
});
const anySeq = fc.integer({ min: 1, max: 25 });

/** Sensible or not: what a gateway would have refused included. */
const anyFact: fc.Arbitrary<ChairFact> = fc.oneof(
  anySaid.map((body): ChairFact => ({ type: 'entry-charted', body })),
  anySeq.map((undoneSeq): ChairFact => ({ type: 'entry-undone', body: { undoneSeq } })),
  fc.tuple(anySeq, fc.option(anySaid, { nil: null })).map(([correctedSeq, instead]): ChairFact => ({
    type: 'entry-corrected',
    body: { correctedSeq, note: 'mistyped', instead },
  })),
  fc.constant(started()),
);

const anyRecord = fc
  .array(anyFact, { maxLength: 24 })
  .map((facts) => recordOf(facts.map((fact, index) => [index + 1, fact, nurse])));

function given(record: SessionRecord): SessionToExport {
  return { record, readings: [], siteKey: 'a clinic' };
}

/** The resources of an entry, by the parts any version of it has. */
function resourcesOf(record: SessionRecord, versions: readonly Charted[]): readonly Entered[] {
  const scope = createScope(given(record));
  const urns = new Set(
    versions.flatMap((one) => partsOf(scope, one).map(({ part }) => scope.urn(entryRole(one.root, part)))),
  );
  const drafts = entryDrafts(scope).filter(({ urn }) => urns.has(urn));
  expect(drafts).toHaveLength(urns.size);
  return drafts.map(({ resource }) => resource);
}

describe('the chart in an export, whatever was entered, undone and corrected', () => {
  it('[RE45] an entry none of whose versions stands is in error, and of one that stands only what it left out', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        for (const versions of byRoot(record.chart).values()) {
          const statuses = resourcesOf(record, versions).map(({ status }) => status);
          const standing = versions.find(isStanding);
          const parts = standing === undefined ? 0 : partsOf(createScope(given(record)), standing).length;
          const isAboutNothing =
            standing?.entry.kind === 'side-effect-changed' &&
            !record.sideEffects.some(({ root }) => root === (standing.entry as { of?: number }).of);
          const inError = statuses.filter((status) => status === 'entered-in-error').length;
          expect(inError).toBe(isAboutNothing ? statuses.length : statuses.length - parts);
        }
      }),
    );
  });

  it('[RE45] each version that does not stand has one Provenance with who and when', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const scope = createScope(given(record));
        const provenances = correctionDrafts(scope);
        const ended = [...byRoot(record.chart).values()].flatMap((versions) =>
          versions.some((one) => partsOf(scope, one).length > 0 || isKnownEnd(record, one))
            ? versions.filter(({ over }) => over !== null)
            : [],
        );
        expect(provenances.map(({ recordedAtMs }) => recordedAtMs)).toEqual(
          ended.map(({ over }) => over?.atMs),
        );
        for (const { resource } of provenances) expect(resource.agent).toHaveLength(1);
      }),
    );
  });

  it('[RE46] every reference leads to something, also in what no gateway would have recorded', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const bundle = sessionBundle(given(record));
        const names = new Set(bundle.entry.map(({ fullUrl }) => fullUrl));
        expect(names.size).toBe(bundle.entry.length);
        const references = [...JSON.stringify(bundle).matchAll(/"reference":"(urn:[^"]+)"/g)];
        expect(references.filter(([, urn]) => !names.has(urn ?? ''))).toEqual([]);
      }),
    );
  });
});

function isKnownEnd({ chart }: SessionRecord, { entry }: Charted): boolean {
  return (
    entry.kind === 'side-effect-ended' &&
    chart.some((one) => one.root === entry.of && one.entry.kind === 'side-effect')
  );
}
