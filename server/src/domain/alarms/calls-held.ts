import type { PersonId } from '@chairside/shared/ids.ts';

/** Which calls of a chair a physician's screen shows just now, by id, and whose screen it is (ES4). */
export type CallsHeld = ReadonlyMap<number, PersonId>;

export function isSameHolding(one: CallsHeld | null, other: CallsHeld): boolean {
  if (one?.size !== other.size) return false;
  return [...one].every(([id, person]) => other.get(id) === person);
}
