import type { Standing } from '@chairside/shared/people/standing.ts';
import type { LiveStore } from './store.ts';

/** Takes in how this screen stands. In the demo who acts stays who was chosen. Returns whether somebody else is there now. */
export function takeStanding(store: LiveStore, standing: Standing): { readonly isOther: boolean } {
  const before = store.getState().standing;
  const personId = standing.person?.personId ?? null;
  store.setState(standing.isDemo ? { standing } : { standing, personId });
  return { isOther: before !== null && whoIsThere(before) !== whoIsThere(standing) };
}

/** What the gateway said by itself; null for something that is no standing. */
export function heardStanding(said: unknown): Standing | null {
  if (typeof said !== 'object' || said === null) return null;
  const { isLocked, isDemo, knownHere } = said as Partial<Standing>;
  const isOne = typeof isLocked === 'boolean' && typeof isDemo === 'boolean' && Array.isArray(knownHere);
  return isOne ? (said as Standing) : null;
}

/** Signed in, not locked, with a password of their own: what is asked for now is done. */
export function mayActNow({ person, isLocked, mustChangePassword }: Standing): boolean {
  return person !== null && !isLocked && !mustChangePassword;
}

/** What the gateway reads from a browser's cookies when it connects. */
function whoIsThere({ person, screen }: Standing): string {
  return `${person?.personId ?? ''} ${screen?.screenId ?? ''}`;
}
