import type { Step, StepTime } from '../scenario/scenario.ts';

/** A step whose time has come. `n` tells the repetitions of one step apart, and names its draws. */
export type DueStep = {
  readonly atMs: number;
  readonly step: Step;
  readonly index: number;
  readonly n: number;
};

/** What the times of a timeline hang on. Null: not known yet, as when nobody has started the infusion. */
export type Anchors = {
  /** The patient sits down. */
  readonly S: number | null;
  /** The infusion starts. */
  readonly T: number | null;
  readonly plannedMs: number;
  /** When the deed of that label began. */
  readonly beganAtMs: (label: string) => number | null;
};

/** How long after its anchor a step comes, as drawn: the caller knows the streams. */
export type DrawAfter = (step: { readonly at: StepTime; readonly index: number }) => number;

/**
 * The steps of one timeline, each given once when its time has come. A step whose time was over before it could be known, as one at
 * `T-2m` where the infusion was started at once, is due when it is known.
 */
export type Timeline = { take(untilMs: number, anchors: Anchors): readonly DueStep[] };

export function createTimeline(steps: readonly Step[], drawAfter: DrawAfter): Timeline {
  const entries = steps.map((step, index) => ({ step, index, given: 0 }));

  function nextAtMs({ step, index, given }: (typeof entries)[number], anchors: Anchors): number | null {
    const { at } = step;
    if (at.kind !== 'every') return given > 0 ? null : onceAtMs(step.at, index, anchors);
    const from = anchors[at.from];
    if (from === null) return null;
    const nextMs = from + at.firstMs + given * at.everyMs;
    return at.untilMs !== null && nextMs > from + at.untilMs ? null : nextMs;
  }

  function onceAtMs(at: StepTime, index: number, anchors: Anchors): number | null {
    switch (at.kind) {
      case 'now':
        return -Infinity;
      case 'share':
        return anchors.T === null ? null : anchors.T + at.share * anchors.plannedMs;
      case 'at':
      case 'after': {
        const from = at.kind === 'at' ? anchors[at.from] : anchors.beganAtMs(at.label);
        return from === null ? null : from + drawAfter({ at, index });
      }
      case 'every':
        return null;
    }
  }

  return {
    take(untilMs, anchors) {
      const due: DueStep[] = [];
      for (const entry of entries) {
        for (
          let atMs = nextAtMs(entry, anchors);
          atMs !== null && atMs <= untilMs;
          atMs = nextAtMs(entry, anchors)
        ) {
          due.push({ atMs, step: entry.step, index: entry.index, n: entry.given });
          entry.given += 1;
        }
      }
      return due.toSorted((one, other) => one.atMs - other.atMs || one.index - other.index);
    },
  };
}
