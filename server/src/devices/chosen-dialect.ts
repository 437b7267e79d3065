import type { families } from '@chairside/shared/devices/families.ts';
import { createAllowList } from './allow-list.ts';

/** What an address, or a network of them, speaks; `of` null: whoever is not named. */
export type DialectChoice = {
  readonly of: string | null;
  readonly dialect: (typeof families.hl7.options.dialect)[number];
};

/** The first that names the address, else the one for all others, else `auto` (HL38). */
export function createChosenDialect(
  choices: readonly DialectChoice[],
): (address: string) => DialectChoice['dialect'] {
  const named = choices.flatMap(({ of, dialect }) =>
    of === null ? [] : [{ dialect, isOne: createAllowList('', [of]) }],
  );
  const others = choices.find(({ of }) => of === null)?.dialect ?? 'auto';
  return (address) => named.find(({ isOne }) => isOne(address))?.dialect ?? others;
}
