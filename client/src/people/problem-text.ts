import type { SignInWords } from '@chairside/shared/text/sign-in-words.ts';
import type { PeopleProblem } from './people-api.ts';

/** Why not, and what to do. It never says whether there is such an account. */
export function problemText(problem: PeopleProblem, words: SignInWords, secret: 'pin' | 'password'): string {
  const { problem: says } = words;
  switch (problem.type) {
    case 'wrong':
      return secret === 'pin' ? says.wrongPin : says.wrong;
    case 'locked-out':
      return says.lockedOut(leftText(problem.forMs));
    case 'weak-password':
      return says['weak-password'][problem.because];
    default: {
      const plain: Readonly<Record<string, unknown>> = says;
      const said = Object.hasOwn(says, problem.type) ? plain[problem.type] : undefined;
      return typeof said === 'string' ? said : says.other;
    }
  }
}

/** `0:59`: never `0:00` while there is something left to wait. */
function leftText(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
