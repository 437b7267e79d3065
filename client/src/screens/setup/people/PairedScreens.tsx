import type { ChairId } from '@chairside/shared/ids.ts';
import type { PairedScreen } from '@chairside/shared/people/people.ts';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { useSetting } from '../clinic/use-setting.ts';
import { Refused } from '../Refused.tsx';
import { MakeCode } from './MakeCode.tsx';
import style from './PeopleScreen.module.css';
import { usePeopleSetupText } from './people-setup-text.ts';

type PairedScreensProps = {
  readonly screens: readonly PairedScreen[];
  readonly chairs: readonly ChairId[];
  readonly mayChange: boolean;
};

/** Screens that show without anybody signed in; a code pairs another. */
export function PairedScreens({ screens, chairs, mayChange }: PairedScreensProps) {
  const { screens: words, ...people } = usePeopleSetupText();
  const { outcome, told, give } = useSetting();
  const [isMaking, setMaking] = useState(false);
  return (
    <section className={style.part} aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.hint}</p>
      {screens.length === 0 && <p>{words.none}</p>}
      <ul className={style.rows}>
        {screens.map(({ screenId, name, place, chairs: reach }) => (
          <li key={screenId}>
            <span>
              <b>{name}</b>{' '}
              <small>
                {words.places[place]} · {people.chairs}: {reach?.join(', ') ?? people.allChairs}
              </small>
            </span>
            {mayChange && (
              <Button
                aria-label={words.unpair(name)}
                onClick={() => void give({ type: 'unpair-screen', screenId })}
              >
                {words.unpairDo}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayChange && <Button onClick={() => setMaking(true)}>{words.make}</Button>}
      {told !== null && <p role="status">{told}</p>}
      {outcome?.type === 'refused' && <Refused why={outcome.why} />}
      {isMaking && <MakeCode chairs={chairs} onClose={() => setMaking(false)} />}
    </section>
  );
}
