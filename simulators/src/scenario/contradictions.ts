import type { CheckedSteps, PlacedStep } from './placed-step.ts';
import { pathText, type Finding } from './problem.ts';
import { formatDuration } from './values.ts';
import { resolveVerb } from './verb-tables.ts';
import { windowsOf, type Window } from './windows.ts';

/**
 * Two things that exclude each other (`excludes` of the verb tables), on one target at one time. Certain: however it is drawn.
 * Possible: only for some draws. Each is told once, at the later step.
 */
export function contradictions(checked: CheckedSteps): {
  readonly certain: readonly Finding[];
  readonly possible: readonly Finding[];
} {
  const all = checked.steps.map((placed) => ({ placed, windows: windowsOf(placed, checked) }));
  const found = all.flatMap(({ placed, windows }, index) =>
    all.slice(0, index).flatMap((other) => {
      if (!exclude(placed, other.placed, checked)) return [];
      const meetings = windows.flatMap((one) => other.windows.map((two) => ({ one, two })));
      const sure = meetings.find(({ one, two }) => surelyMeet(one, two));
      const maybe = meetings.find(({ one, two }) => mayMeet(one, two));
      const isSure = sure !== undefined && areCertain(placed, other.placed);
      const meeting = sure ?? maybe;
      return meeting === undefined ? [] : [{ isSure, finding: tell(placed, other.placed, meeting) }];
    }),
  );
  return {
    certain: found.flatMap(({ isSure, finding }) => (isSure ? [finding] : [])),
    possible: found.flatMap(({ isSure, finding }) => (isSure ? [] : [finding])),
  };
}

function exclude(one: PlacedStep, other: PlacedStep, { scenario }: CheckedSteps): boolean {
  if (one.step === undefined || other.step === undefined) return false;
  if (one.chair !== other.chair || one.step.do.target !== other.step.do.target) return false;
  const chair = scenario.chairs.find((each) => each.chair === one.chair);
  const excludedBy = ({ target, verb }: { readonly target: string; readonly verb: string }) => {
    const resolved = chair === undefined ? undefined : resolveVerb(chair, target, verb);
    return resolved?.ok === true ? (resolved.value.spec.excludes ?? []) : [];
  };
  const [a, b] = [one.step.do, other.step.do];
  return excludedBy(a).includes(b.verb) || excludedBy(b).includes(a.verb);
}

function surelyMeet(one: Window, other: Window): boolean {
  return (
    one.latestMs < other.earliestMs + other.shortestMs && other.latestMs < one.earliestMs + one.shortestMs
  );
}

function mayMeet(one: Window, other: Window): boolean {
  return one.earliestMs < other.latestMs + other.longestMs && other.earliestMs < one.latestMs + one.longestMs;
}

function areCertain(...steps: readonly PlacedStep[]): boolean {
  return steps.every(({ step }) => step?.probability === 1);
}

function tell(
  { path, step }: PlacedStep,
  other: PlacedStep,
  { one, two }: { readonly one: Window; readonly two: Window },
): Finding {
  const verbs = `"${step?.do.verb ?? ''}" contradicts "${other.step?.do.verb ?? ''}"`;
  const where = other.step?.where ?? null;
  const at = where === null ? pathText(other.path) : `line ${where.line}`;
  const after = formatDuration(Math.max(one.earliestMs, two.earliestMs));
  return {
    path,
    at: 'value',
    message: `${verbs} (${at}): both go on at the same ${step?.do.target ?? ''} ${after} after the begin`,
  };
}
