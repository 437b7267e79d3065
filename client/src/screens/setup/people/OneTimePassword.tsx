import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import type { Made } from './PeopleSetting.tsx';
import style from './PeopleScreen.module.css';
import { usePeopleSetupText } from './people-setup-text.ts';

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
