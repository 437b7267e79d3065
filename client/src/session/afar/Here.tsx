import type { ChairCommandType } from '@chairside/shared/chair/commands.ts';
import type { ReactNode } from 'react';
import style from './Here.module.css';
import { useMayHere } from './place.ts';

type HereProps = {
  /** What the children ask for; one that may be asked for from here is enough. */
  readonly deeds: readonly ChairCommandType[];
  readonly children: ReactNode;
};

/** What can not be done from here stays in its place, greyed, and can not be touched (UI19): nothing moves. */
export function Here({ deeds, children }: HereProps) {
  const mayHere = useMayHere();
  return (
    <fieldset className={style.here} disabled={!deeds.some(mayHere)}>
      {children}
    </fieldset>
  );
}
