import type { Standing } from '@chairside/shared/people/standing.ts';
import type { SignInFirst } from '../live/keeping.ts';

/** What somebody is asked for at this screen before what they want is done. */
export type Step = 'sign-in' | 'unlock' | 'expired' | 'change' | 'pin' | 'pair';

/** As the gateway said why it would not do something, … */
export const stepByWhy: Readonly<Record<SignInFirst, Step>> = {
  nobody: 'sign-in',
  locked: 'unlock',
  expired: 'expired',
  'must-change-password': 'change',
};

/** … or as the screen stands; null where nothing is in the way. */
export function stepToAct(standing: Standing): Step | null {
  if (standing.person === null) return 'sign-in';
  if (standing.isLocked) return 'unlock';
  return standing.mustChangePassword ? 'change' : null;
}
