import type { Doorkeeper, Visitor } from '../ports/doorkeeper.ts';

/** For tests that are not about who is let in: everybody is the same visitor. */
export function anOpenDoor(visitor: Visitor | null = { type: 'demo' }): Doorkeeper {
  return {
    whoIs: () => visitor,
    standing: () => ({
      person: null,
      screen: null,
      isLocked: false,
      mustChangePassword: false,
      hasPin: false,
      knownHere: [],
      isDemo: visitor?.type === 'demo',
      idleLockMs: 300_000,
    }),
    redeem: () => null,
    touched: () => undefined,
    onChange: () => undefined,
  };
}
