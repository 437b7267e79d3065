import { z } from 'zod';
import type { Drawn } from './scenario.ts';

/** A value by its own form, or one of the ways it can be drawn (`Drawn`). */
export function drawnForm<T, W>(one: z.ZodType<T, W>): z.ZodType<Drawn<T>, WrittenDrawn<W>> {
  const form = z.union([
    one,
    z.strictObject({ from: one, to: one }),
    z.strictObject({ normal: z.tuple([one, one]) }),
    z
      .strictObject({ choice: z.array(one).min(1), weights: z.array(z.number().positive()).optional() })
      .refine(
        ({ choice, weights }) => weights === undefined || weights.length === choice.length,
        'has not a weight for each choice',
      ),
  ]);
  return form as unknown as z.ZodType<Drawn<T>, WrittenDrawn<W>>;
}

export type WrittenDrawn<W> =
  | W
  | { readonly from: W; readonly to: W }
  | { readonly normal: readonly [mean: W, sd: W] }
  | { readonly choice: readonly W[]; readonly weights?: readonly number[] };
