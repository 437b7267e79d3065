import type { ChairId } from '@chairside/shared/ids.ts';
import type { Reach } from '@chairside/shared/people/people.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';

/** `1, 2` as chairs of the clinic; nothing typed: all of them. */
export function reachTyped(typed: string, chairs: readonly ChairId[]): Result<Reach, 'unknown-chair'> {
  const names = typed.split(',').map((name) => name.trim());
  const given = names.filter((name) => name !== '');
  const known = chairs.filter((chair) => given.includes(chair));
  if (given.some((name) => !chairs.includes(name as ChairId))) return err('unknown-chair');
  return ok(known.length === 0 ? null : [...known]);
}
