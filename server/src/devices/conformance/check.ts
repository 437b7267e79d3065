import type { Random } from './random.ts';
import type { Specimen } from './specimen.ts';

/** One thing every driver has to stand. It says what is wrong, or nothing. */
export type Check = {
  readonly name: string;
  readonly run: (specimen: Specimen, random: Random) => Finding | Promise<Finding>;
};

/** Null: as it should be. `not-applicable`: the format has no such thing. */
export type Finding = string | null | typeof notApplicable;

export const notApplicable = Symbol('not applicable');
