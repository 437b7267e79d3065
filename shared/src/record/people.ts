import type { PersonId } from '../ids.ts';
import type { RecordSource } from './last.ts';
import type { RecordedPerson } from './session-record.ts';

/** Everybody who did anything, in the order they first did, by what the events say of them. */
export function recordedPeople({ events, people }: RecordSource): readonly RecordedPerson[] {
  const byId = new Map<PersonId, RecordedPerson>();
  for (const { actor, atMs } of events) {
    if (actor === null) continue;
    const { personId, role } = actor;
    const known = byId.get(personId);
    byId.set(personId, {
      personId,
      name: people.find((one) => one.personId === personId)?.name ?? null,
      roles: [...new Set([...(known?.roles ?? []), role])],
      firstActAtMs: known?.firstActAtMs ?? atMs,
      lastActAtMs: atMs,
      acts: (known?.acts ?? 0) + 1,
    });
  }
  return [...byId.values()];
}
