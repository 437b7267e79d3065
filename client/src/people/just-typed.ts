import type { Standing } from '@chairside/shared/people/standing.ts';
import { createStore } from 'zustand/vanilla';

const typed = createStore<{ readonly password: string | null }>(() => ({ password: null }));

/**
 * The password somebody signed in with a moment ago, in this page's memory only, for what follows at once: the change that is
 * forced, the first PIN. Forgotten when that is done or put off.
 */
export const justTyped = {
  store: typed,
  keep: (password: string) => typed.setState({ password }),
  forget: () => typed.setState({ password: null }),
  /** Nothing follows: nobody is signed in any more, or all is as it should be. */
  forgetUnlessNeeded({ person, hasPin, mustChangePassword }: Standing) {
    if (person === null || (hasPin && !mustChangePassword)) typed.setState({ password: null });
  },
};
