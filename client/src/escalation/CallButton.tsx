import type { ChairState } from '@chairside/shared/chair/state.ts';
import { Phone } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useLive } from '../live/context.tsx';
import { selectPersonId } from '../live/selectors.ts';
import { PersonDialog } from '../session/PersonDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { loadedApart } from '../ui/loaded-apart.ts';
import style from './CallButton.module.css';

const CallDialog = loadedApart(() => import('./CallDialog.tsx'));

type CallButtonProps = {
  readonly chair: ChairState;
  /** Of the alarm it is about; null: of none. */
  readonly occurrence: number | null;
  readonly words: string;
  /** On the alarm bar it is as large as what stands there. */
  readonly isOnBar?: true;
};

/** One tap, then what is asked (UI18); before that who calls, where nobody has said so. */
export function CallButton({ chair, occurrence, words, isOnBar }: CallButtonProps) {
  const personId = useLive(selectPersonId);
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      {isOnBar === true ? (
        <button type="button" className={style.call} aria-label={words} onClick={() => setOpen(true)}>
          <Phone aria-hidden size={26} />
          <span>{words}</span>
        </button>
      ) : (
        <Button kind="quiet" onClick={() => setOpen(true)}>
          {words}
        </Button>
      )}
      {isOpen && personId === null && <PersonDialog onChosen={() => undefined} onClose={close} />}
      {isOpen && personId !== null && (
        <Suspense>
          <CallDialog chair={chair} occurrence={occurrence} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
