import { useState } from 'react';
import { useLive } from '../live/context.tsx';
import { selectStanding } from '../live/selectors.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useText } from '../ui/text.ts';
import style from './People.module.css';
import { useSignInText } from './sign-in-text.ts';
import type { Step } from './step.ts';
import StepDialog from './StepDialog.tsx';
import { useAsking } from './use-asking.tsx';
import { useAskPeople } from './use-people.ts';

type PersonMenuProps = { readonly onClose: () => void };

/** Who is signed in here, and everything to be done about that. */
function PersonMenu({ onClose }: PersonMenuProps) {
  const text = useText();
  const words = useSignInText();
  const standing = useLive(selectStanding);
  const ask = useAskPeople();
  const { run, said, isAsking } = useAsking('password');
  const [step, setStep] = useState<Step | null>(null);
  if (standing === null) return null;
  const { person, screen } = standing;
  if (step !== null) return <StepDialog step={step} onDone={onClose} onClose={onClose} />;
  if (person === null) return <StepDialog step="sign-in" onDone={onClose} onClose={onClose} />;
  if (standing.isLocked) return <StepDialog step="unlock" onDone={onClose} onClose={onClose} />;
  const leave = async (name: 'lock' | 'sign-out' | 'sign-out-everywhere') => {
    if (await run(() => ask(name, {}))) onClose();
  };
  const reach = person.chairs === null ? '' : ` · ${words.menu.chairs(person.chairs.join(', '))}`;
  return (
    <Dialog
      title={person.name}
      whose={`${text.dialog.role[person.role]}${reach}`}
      {...(screen !== null && { hint: words.menu.pairedAs(screen.name) })}
      onClose={onClose}
    >
      <div className={style.actions}>
        <Button kind="primary" disabled={isAsking} onClick={() => void leave('lock')}>
          {words.menu.lock}
        </Button>
        <Button onClick={() => setStep('sign-in')}>{words.menu.other}</Button>
        <Button onClick={() => setStep('pin')}>{standing.hasPin ? words.menu.pin : words.menu.setPin}</Button>
        <Button onClick={() => setStep('change')}>{words.menu.password}</Button>
        <Button disabled={isAsking} onClick={() => void leave('sign-out')}>
          {words.menu.signOut}
        </Button>
        {screen === null && <p>{words.menu.signOutHint}</p>}
        <Button disabled={isAsking} onClick={() => void leave('sign-out-everywhere')}>
          {words.menu.everywhere}
        </Button>
        <p>{words.menu.everywhereHint}</p>
        {said}
      </div>
    </Dialog>
  );
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default PersonMenu;
