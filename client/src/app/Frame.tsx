import type { ReactNode } from 'react';
import { useLive } from '../live/context.tsx';
import { selectLink } from '../live/selectors.ts';
import style from './Frame.module.css';

/** Around every screen: while the link is lost, no number in it looks alive (AL28). */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { status } = useLive(selectLink);
  return (
    <div className={style.frame} data-link={status}>
      {children}
    </div>
  );
}
