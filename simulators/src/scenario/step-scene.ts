import type { z } from 'zod';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { stepForm } from './form.ts';
import type { Path } from './problem.ts';
import type { Reader } from './reader.ts';
import type { Place, ScenarioChair } from './scenario.ts';

/** What a step is read in. */
export type StepScene = {
  readonly reader: Reader;
  /** It has to be possible at each of them. */
  readonly chairs: readonly ScenarioChair[];
  /** All of the file. */
  readonly chairIds: readonly ChairId[];
  /** In a handler it happens when the handler is reached, and says no time of its own. */
  readonly isInHandler: boolean;
  /** Some device could not be read: what is said of one that is not there may be right. */
  readonly areDevicesSure: boolean;
  readonly placeOf: (path: Path) => Place | null;
};

/** A step by its form: its own words read, what happens still as written. */
export type Words = z.infer<typeof stepForm>;
