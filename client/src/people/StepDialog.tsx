import { useState } from 'react';
import { useLive } from '../live/context.tsx';
import { selectStanding } from '../live/selectors.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ChangePassword } from './ChangePassword.tsx';
import { PairScreen } from './PairScreen.tsx';
import { QuickSignIn } from './QuickSignIn.tsx';
import { SetPin } from './SetPin.tsx';
import { useSignInText } from './sign-in-text.ts';
import type { Step } from './step.ts';
import { Unlock } from './Unlock.tsx';

type StepDialogProps = {
  readonly step: Step;
  /** What it is for, where somebody waits for it. */
  readonly hint?: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
  /** Where a PIN is offered and not asked for. */
  readonly onLater?: () => void;
};

/** One question about who is at this screen, over what it shows: the alarm bar stays above it and can be used. */
function StepDialog({ hint, onDone, onClose, onLater, ...asked }: StepDialogProps) {
  const words = useSignInText();
  const standing = useLive(selectStanding);
  const [isOther, setOther] = useState(false);
  const step = isOther ? 'sign-in' : asked.step;
  const name = standing?.person?.name ?? '';
  const titles: Readonly<Record<Step, string>> = {
    'sign-in': words.title,
    unlock: words.unlock.title(name),
    expired: words.unlock.expiredTitle(name),
    change: standing?.mustChangePassword === true ? words.change.forcedTitle : words.change.title,
    pin: standing?.hasPin === true ? words.setPin.changeTitle : words.setPin.title,
    pair: words.pair.title,
  };
  const hints: Partial<Readonly<Record<Step, string>>> = {
    unlock: words.unlock.hint,
    expired: words.unlock.expired,
    ...(standing?.mustChangePassword === true && { change: words.change.forced }),
  };
  const said = [hints[step], hint].filter((one) => one !== undefined).join(' ');
  return (
    <Dialog title={titles[step]} {...(said !== '' && { hint: said })} onClose={onClose}>
      {step === 'sign-in' && <QuickSignIn onDone={onDone} />}
      {(step === 'unlock' || step === 'expired') && (
        <Unlock key={step} isExpired={step === 'expired'} onOther={() => setOther(true)} onDone={onDone} />
      )}
      {step === 'change' && <ChangePassword onDone={onDone} />}
      {step === 'pin' && <SetPin onDone={onDone} {...(onLater !== undefined && { onLater })} />}
      {step === 'pair' && <PairScreen onDone={onDone} />}
    </Dialog>
  );
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default StepDialog;
