/**
 * Reading what somebody gave without trust, field by field: each as it should be, or null and a word of which it was. Nothing is
 * converted: `"90"` is no number.
 *
 * Done by hand and not by a schema, because a screen reads so with every key that is pressed, and has no schema library.
 */
export type Fields = Readonly<Record<string, unknown>>;

/** The same shape with null wherever something was not as it should be. */
export type Given<T> = T extends readonly (infer U)[]
  ? readonly Given<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Given<T[K]> }
    : T | null;

export function isFields(raw: unknown): raw is Fields {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

export function isOneOf<T extends string>(known: readonly T[], value: unknown): value is T {
  return (known as readonly unknown[]).includes(value);
}

export type FieldReader = ReturnType<typeof fieldReader>;

/** `wrong` is told the name of each field that is absent or of another kind. */
export function fieldReader(raw: unknown, wrong: (field: string) => void) {
  const fields = isFields(raw) ? raw : {};
  function checked<T>(field: string, is: (value: unknown) => value is T): T | null {
    const value = fields[field];
    if (is(value)) return value;
    wrong(field);
    return null;
  }
  return {
    number: (field: string) => checked(field, isNumber),
    flag: (field: string) => checked(field, (value): value is boolean => typeof value === 'boolean'),
    /** Not empty. */
    text: (field: string, longest: number) =>
      checked(
        field,
        (value): value is string =>
          typeof value === 'string' && value.trim() !== '' && value.length <= longest,
      ),
    oneOf: <T extends string>(field: string, known: readonly T[]) =>
      checked(field, (value): value is T => isOneOf(known, value)),
    list: (field: string): readonly unknown[] =>
      checked(field, (value): value is readonly unknown[] => Array.isArray(value)) ?? [],
  };
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
