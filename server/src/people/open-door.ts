import type { Doorkeeper } from '../ports/doorkeeper.ts';

/** In simulation: everybody may look, and say who acts. */
export function createOpenDoor(): Doorkeeper {
  return {
    whoIs: () => ({ type: 'demo' }),
    standing: () => ({
      person: null,
      screen: null,
      isLocked: false,
      mustChangePassword: false,
      hasPin: false,
      knownHere: [],
      isDemo: true,
      idleLockMs: 300_000,
    }),
    redeem: () => null,
    touched: () => undefined,
    onChange: () => undefined,
  };
}
