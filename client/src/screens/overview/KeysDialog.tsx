import { useStore } from 'zustand';
import { useKioskText } from '../../kiosk/kiosk-text.ts';
import { letterKeys, switchLetterKeys } from '../../kiosk/keys.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import style from './KeysDialog.module.css';

/** What the keys of the overview do, and the way to switch single letters off (UI26). Loaded apart. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { keys } = useKioskText();
  const { areOn } = useStore(letterKeys);
  const rows = [
    [keys.arrows, keys.toSector],
    [keys.firstAndLast, keys.toEnds],
    [keys.enter, keys.toOpen],
    [keys.back, keys.toOverview],
    ['w', keys.toWatch],
    ['f', keys.toFullScreen],
    ['?', keys.toKeys],
  ] as const;
  return (
    <Dialog title={keys.title} onClose={onClose}>
      <dl className={style.keys}>
        {rows.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <fieldset className={style.letters}>
        <legend>{keys.letters}</legend>
        <p>{keys.lettersHint}</p>
        {[true, false].map((one) => (
          <Button key={String(one)} aria-pressed={one === areOn} onClick={() => switchLetterKeys(one)}>
            {one ? keys.on : keys.off}
          </Button>
        ))}
      </fieldset>
    </Dialog>
  );
}
