import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import style from './PeopleScreen.module.css';
import { usePeopleSetupText } from './people-setup-text.ts';

/** A password that was just made, and whose it is. */
export type Made = { readonly name: string; readonly password: string };

type OneTimePasswordProps = { readonly made: Made; readonly onClose: () => void };

/** Shown once, large enough to be written down; nothing keeps it after that. */
export function OneTimePassword({ made, onClose }: OneTimePasswordProps) {
  const { once: words } = usePeopleSetupText();
  return (
    <Dialog title={words.title(made.name)} hint={words.hint} onClose={onClose}>
      <output className={style.secret}>{made.password}</output>
      <Button kind="primary" onClick={onClose}>
        {words.writtenDown}
      </Button>
    </Dialog>
  );
}
