import type { Actor } from '@chairside/shared/chair/events.ts';
import type { Annotation, Effective, Observation, Reference } from './r4.ts';
import type { Scope } from './scope.ts';
import { instant } from './terms.ts';

/** What every Observation of a session has. */
export function about({ patient, encounter }: Scope) {
  return { resourceType: 'Observation', subject: patient, encounter } as const;
}

export function at(atMs: number): Effective {
  return { effectiveDateTime: instant(atMs) };
}

/** Of what a person entered: who, and when it was written down. */
export function enteredBy(
  scope: Scope,
  by: Actor,
  recordedAtMs: number,
): Pick<Observation, 'performer' | 'issued'> {
  const issued = instant(recordedAtMs);
  return by === null ? { issued } : { issued, performer: [scope.person(by)] };
}

export function noteOf(author: Reference | null, atMs: number, text: string): Annotation {
  return author === null
    ? { authorString: 'Chairside', time: instant(atMs), text }
    : { authorReference: author, time: instant(atMs), text };
}

/** The gateway is nobody: what it notes is signed with its name. */
export function noteBy(
  scope: Scope,
  by: Actor,
  said: { readonly atMs: number; readonly text: string },
): Annotation {
  return noteOf(by === null ? null : scope.person(by), said.atMs, said.text);
}
