import type { PlacedStep } from './placed-step.ts';
import { extremesOf } from './draw.ts';
import type { Drawn, Scenario, ScenarioChair, StepTime } from './scenario.ts';
import { resolveVerb } from './verb-tables.ts';

/** When something goes on, as far as a file can tell, in milliseconds after the begin of the scenario. */
export type Window = {
  readonly earliestMs: number;
  readonly latestMs: number;
  /** After its begin; Infinity: until somebody ends it. */
  readonly shortestMs: number;
  readonly longestMs: number;
};

type Begin = Pick<Window, 'earliestMs' | 'latestMs'>;
export type Surroundings = { readonly scenario: Scenario; readonly steps: readonly PlacedStep[] };

/** More repetitions than anybody needs to see a contradiction. */
const mostRepetitions = 500;

/** One for each repetition; none for what hangs on something nobody can know beforehand. */
export function windowsOf(placed: PlacedStep, surroundings: Surroundings): readonly Window[] {
  const { step } = placed;
  const chair = surroundings.scenario.chairs.find((one) => one.chair === placed.chair);
  if (step === undefined || chair === undefined) return [];
  const resolved = resolveVerb(chair, step.do.target, step.do.verb);
  const usualMs = resolved.ok && resolved.value.spec.kind === 'instant' ? 0 : undefined;
  const ofVerbMs = usualMs ?? (resolved.ok ? (resolved.value.spec.usualMs ?? Infinity) : Infinity);
  const [shortestMs, longestMs] = step.forMs === null ? [ofVerbMs, ofVerbMs] : spread(step.forMs);
  return begins(step.at, chair, { ...surroundings, depth: 0 }).map((begin) => ({
    ...begin,
    shortestMs,
    longestMs,
  }));
}

function begins(
  at: StepTime,
  chair: ScenarioChair,
  surroundings: Surroundings & { readonly depth: number },
): readonly Begin[] {
  const { startsAfterMs, overMs } = chair.infusion;
  const anchorMs = {
    S: chair.sitsDownAfterMs,
    T: startsAfterMs === null ? null : chair.sitsDownAfterMs + startsAfterMs,
  };
  switch (at.kind) {
    case 'now':
      return [];
    case 'at': {
      const from = anchorMs[at.from];
      return from === null ? [] : [shifted({ earliestMs: from, latestMs: from }, at.afterMs)];
    }
    case 'share': {
      const ms = anchorMs.T === null ? null : anchorMs.T + at.share * overMs;
      return ms === null ? [] : [{ earliestMs: ms, latestMs: ms }];
    }
    case 'every': {
      const from = anchorMs[at.from];
      if (from === null) return [];
      const untilMs = Math.min(surroundings.scenario.stopAfterMs, from + (at.untilMs ?? Infinity));
      const count = Math.floor((untilMs - from - at.firstMs) / at.everyMs) + 1;
      return Array.from({ length: Math.max(0, Math.min(mostRepetitions, count)) }, (_, index) => {
        const ms = from + at.firstMs + index * at.everyMs;
        return { earliestMs: ms, latestMs: ms };
      });
    }
    case 'after': {
      const followed = surroundings.steps.find(({ label }) => label === at.label)?.step?.at;
      // A label that waits for itself is refused elsewhere; here it must only not go on for ever.
      if (followed === undefined || surroundings.depth > surroundings.steps.length) return [];
      const [first] = begins(followed, chair, { ...surroundings, depth: surroundings.depth + 1 });
      return first === undefined ? [] : [shifted(first, at.afterMs)];
    }
  }
}

function shifted({ earliestMs, latestMs }: Begin, byMs: Drawn<number>): Begin {
  const [least, most] = spread(byMs);
  return { earliestMs: earliestMs + least, latestMs: latestMs + most };
}

function spread(drawn: Drawn<number>): readonly [least: number, most: number] {
  const all = extremesOf(drawn).map(Number);
  return [Math.min(...all), Math.max(...all)];
}
