import type { SignInFirst } from '../live/commands.ts';

/** What somebody is asked for at this screen before what they want is done. */
export type Step = 'sign-in' | 'unlock' | 'expired' | 'change' | 'pin' | 'pair';

/** As the gateway said why it would not do something. */
export const stepByWhy: Readonly<Record<SignInFirst, Step>> = {
  nobody: 'sign-in',
  locked: 'unlock',
  expired: 'expired',
  'must-change-password': 'change',
};
