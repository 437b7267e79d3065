import { useEffect, useState, type ReactNode } from 'react';
import type { PeopleProblem } from './people-api.ts';
import style from './People.module.css';
import { problemText } from './problem-text.ts';
import { useSignInText } from './sign-in-text.ts';

export type Asking = {
  readonly isAsking: boolean;
  /** Too many wrong ones, and the wait is not over: asking again would be in vain. */
  readonly isLockedOut: boolean;
  /** What was refused last. */
  readonly problem: PeopleProblem | null;
  /** The same in words, in a place that is always there: nothing moves when it is said. */
  readonly said: ReactNode;
  /** One at a time; whether it was done. */
  readonly run: (ask: () => Promise<PeopleProblem | null>) => Promise<boolean>;
};

/** What is asked of the gateway from one form: what it refused last is said, and goes with the next attempt (UI21). */
export function useAsking(secret: 'pin' | 'password'): Asking {
  const words = useSignInText();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<PeopleProblem | null>(null);
  const isLockedOut = problem?.type === 'locked-out';
  useEffect(() => {
    if (!isLockedOut) return undefined;
    const timer = setInterval(() => setProblem(aSecondLater), 1_000);
    return () => clearInterval(timer);
  }, [isLockedOut]);
  const run = async (ask: () => Promise<PeopleProblem | null>) => {
    setAsking(true);
    setProblem(null);
    const refused = await ask();
    setAsking(false);
    setProblem(refused);
    return refused === null;
  };
  const said = (
    <p className={style.said} role="alert" aria-live={isLockedOut ? 'off' : 'assertive'}>
      {problem !== null && problemText(problem, words, secret)}
    </p>
  );
  return { isAsking, isLockedOut, problem, said, run };
}

function aSecondLater(problem: PeopleProblem | null): PeopleProblem | null {
  if (problem?.type !== 'locked-out') return problem;
  const forMs = problem.forMs - 1_000;
  return forMs > 0 ? { type: 'locked-out', forMs } : null;
}
