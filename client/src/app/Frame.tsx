import { Suspense, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { LinkLost } from '../alarms/LinkLost.tsx';
import { PhysicianCalls } from '../escalation/PhysicianCalls.tsx';
import { useLive } from '../live/context.tsx';
import { selectLink } from '../live/selectors.ts';
import type { Link } from '../live/store.ts';
import { NextStep } from '../people/NextStep.tsx';
import { KeptQuestion } from '../session/KeptQuestion.tsx';
import { loadedApart } from '../ui/loaded-apart.ts';
import style from './Frame.module.css';

const SignInScreen = loadedApart(() => import('../people/SignInScreen.tsx'));

/** What was recorded is as true without a gateway as with one: nothing there could be taken for a live number (RE70). */
const isOfThePast = (path: string) => /^\/(record|history|series)(\/|$)/.test(path);

/**
 * Around every screen: while the link is lost, no number in it looks alive (AL28); where the gateway shows nothing before somebody
 * signs in, that is asked for in place of the screen, whose address stays.
 */
export function Frame({ children }: { readonly children: ReactNode }) {
  const link = useLive(selectLink);
  const isPast = isOfThePast(useLocation().pathname);
  if (isSignInNeeded(link))
    return (
      <Suspense>
        <SignInScreen />
      </Suspense>
    );
  return (
    <>
      <div className={style.frame} data-link={isPast ? undefined : link.status}>
        {children}
      </div>
      <KeptQuestion />
      <NextStep />
      <PhysicianCalls />
      <LinkLost form={isPast ? 'band' : 'cover'} />
    </>
  );
}

function isSignInNeeded(link: Link): boolean {
  return link.status === 'refused' && link.why.type === 'sign-in-needed';
}
