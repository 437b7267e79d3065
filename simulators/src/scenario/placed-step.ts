import type { ChairId } from '@chairside/shared/ids.ts';
import type { Path } from './problem.ts';
import type { Scenario, Step } from './scenario.ts';

/** A step with its place; `step` undefined: it could not be read, or is a handler's. `chair` null: it may be any. */
export type PlacedStep = {
  readonly path: Path;
  readonly chair: ChairId | null;
  readonly step: Step | undefined;
  readonly label: string | undefined;
};

export type CheckedSteps = {
  readonly scenario: Scenario;
  readonly steps: readonly PlacedStep[];
  readonly inHandlers: readonly PlacedStep[];
};
