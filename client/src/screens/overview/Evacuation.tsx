import { DoorOpen } from 'lucide-react';
import { useState } from 'react';
import { useConnection, useLive } from '../../live/context.tsx';
import { selectPersonId, selectSite } from '../../live/selectors.ts';
import { useLooksOnly } from '../../people/use-looks-only.ts';
import { PersonDialog } from '../../session/PersonDialog.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';
import style from './Evacuation.module.css';

/** SE32: one action for the whole clinic, asked once more. Gone while it is under way: then there is the roll call. */
export function EvacuateButton() {
  const text = useText();
  const connection = useConnection();
  const site = useLive(selectSite);
  const looksOnly = useLooksOnly();
  const personId = useLive(selectPersonId);
  const [isOpen, setOpen] = useState(false);
  const words = text.happening.evacuation;
  const close = () => setOpen(false);
  if (looksOnly !== null || site === null || site.site.evacuatingSinceMs !== null) return null;
  return (
    <>
      <button
        type="button"
        className={style.evacuate}
        aria-label={words.action}
        onClick={() => setOpen(true)}
      >
        <DoorOpen aria-hidden size={24} />
      </button>
      {isOpen && personId === null && <PersonDialog onChosen={() => undefined} onClose={close} />}
      {isOpen && personId !== null && (
        <Dialog title={words.title} hint={words.hint} onClose={close}>
          <Button
            kind="primary"
            onClick={() => {
              void connection.giveSite({ type: 'begin-evacuation' });
              close();
            }}
          >
            {words.begin}
          </Button>
        </Dialog>
      )}
    </>
  );
}
