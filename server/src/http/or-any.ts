import { z } from 'zod';

/** A query without it, or with nothing in it, asks for any. */
export function orAny<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    (given) => (given === '' ? undefined : given),
    schema.optional().transform((value) => value ?? null),
  );
}
