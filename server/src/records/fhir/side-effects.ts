import type { Severity } from '@chairside/shared/chart/entry.ts';
import { chart as words } from '@chairside/shared/text/en-chart.ts';
import type { Of, Part } from './part.ts';
import { about, at, enteredBy } from './observation.ts';
import type { Concept, Observation } from './r4.ts';
import type { Scope } from './scope.ts';
import { category, own, period } from './terms.ts';

/**
 * A side effect is an Observation and no AdverseEvent (decision 0024): it has a status that a correction can change, and a
 * period from onset to end. Its value is the worst it was; each change of severity is an Observation of its own.
 */
export function sideEffectPart(scope: Scope, charted: Of<'side-effect'>): Part {
  return { part: 'effect', resource: spanOf(scope, charted) };
}

export function severityPart(scope: Scope, charted: Of<'side-effect-changed'>): Part {
  const { entry, happenedAtMs, recordedAtMs, by } = charted;
  const resource: Observation = {
    ...about(scope),
    status: 'final',
    category: [category('exam')],
    code: own('side-effect/severity', 'Severity of a side effect'),
    ...at(happenedAtMs),
    ...enteredBy(scope, by, recordedAtMs),
    valueCodeableConcept: severityOf(entry.severity),
    ...(isKnown(scope, entry.of) ? { derivedFrom: [scope.ref(sideEffectRole(entry.of))] } : {}),
  };
  return { part: 'severity', resource };
}

/** A journal may say what the gateway would not: an export does not fail for it. */
export function isKnown({ record }: Scope, root: number): boolean {
  return record.chart.some((one) => one.root === root && one.entry.kind === 'side-effect');
}

export function sideEffectRole(root: number): string {
  return `entry ${root} effect`;
}

function spanOf(
  scope: Scope,
  { seq, root, entry, happenedAtMs, recordedAtMs, by }: Of<'side-effect'>,
): Observation {
  const { record } = scope;
  const span = record.sideEffects.find((one) => one.seq === seq);
  const end = record.chart.find(
    (one) => one.over === null && one.entry.kind === 'side-effect-ended' && one.entry.of === root,
  );
  const endedAtMs = span === undefined ? (end?.happenedAtMs ?? null) : span.endedAtMs;
  return {
    ...about(scope),
    status: 'final',
    category: [category('exam')],
    code: own(`side-effect/${entry.effect}`, entry.other ?? words.sideEffect[entry.effect]),
    effectivePeriod: period(happenedAtMs, endedAtMs),
    ...enteredBy(scope, by, recordedAtMs),
    valueCodeableConcept: severityOf(span?.worst ?? entry.severity),
  };
}

function severityOf(severity: Severity): Concept {
  return own(`severity/${severity}`, words.severity[severity]);
}
