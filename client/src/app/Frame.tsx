import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { LinkLost } from '../alarms/LinkLost.tsx';
import { useLive } from '../live/context.tsx';
import { selectLink } from '../live/selectors.ts';
import style from './Frame.module.css';

/** What was recorded is as true without a gateway as with one: nothing there could be taken for a live number (RE70). */
const isOfThePast = (path: string) => /^\/(record|history|series)(\/|$)/.test(path);

/** Around every screen: while the link is lost, no number in it looks alive (AL28). */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { status } = useLive(selectLink);
  const isPast = isOfThePast(useLocation().pathname);
  return (
    <>
      <div className={style.frame} data-link={isPast ? undefined : status}>
        {children}
      </div>
      <LinkLost form={isPast ? 'band' : 'cover'} />
    </>
  );
}
