import type { ChairState, Session } from '@chairside/shared/chair/state.ts';
import { Suspense, useState } from 'react';
import { useLive, useNowMs } from '../live/context.tsx';
import { selectPersonId } from '../live/selectors.ts';
import { useText } from '../ui/text.ts';
import style from './CuffButton.module.css';
import { nibpNextText } from './nibp-next.ts';
import { PersonDialog } from './PersonDialog.tsx';
import { loadedApart } from '../ui/loaded-apart.ts';

const SessionDialog = loadedApart(() => import('./dialogs/SessionDialog.tsx'));

type CuffButtonProps = { readonly chair: ChairState; readonly session: Session };

/** When the cuff is wanted next; a tap opens what can be asked of it. */
export function CuffButton({ chair, session }: CuffButtonProps) {
  const text = useText();
  const nowMs = useNowMs();
  const personId = useLive(selectPersonId);
  const [isOpen, setOpen] = useState(false);
  const { limbs } = session;
  const missed = session.nibp.missedAtMs.length;
  const words = [
    nibpNextText(session, nowMs, text),
    ...(missed === 0 ? [] : [text.alarm.nibp.missed(missed)]),
    ...(limbs === null && session.course.phase === 'preparing' ? [`${text.alarm.limbs.action}?`] : []),
  ].filter((one) => one !== null);
  return (
    <>
      <button type="button" className={style.button} onClick={() => setOpen(true)}>
        <span>{words.length === 0 ? text.alarm.nibp.measure : words.join(' · ')}</span>
      </button>
      {isOpen && personId === null && (
        <PersonDialog onChosen={() => undefined} onClose={() => setOpen(false)} />
      )}
      {isOpen && personId !== null && (
        <Suspense>
          <SessionDialog action="cuff" chair={chair} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
