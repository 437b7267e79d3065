import type { Random } from './random.ts';
import type { NotApplicable, Specimen } from './specimen.ts';

/** One thing every driver has to stand. It says what is wrong, or nothing. */
export type Check = {
  readonly name: string;
  readonly run: (specimen: Specimen, random: Random) => Finding | Promise<Finding>;
};

/** Null: as it should be. A text: what is wrong. */
export type Finding = string | null | NotApplicable;
