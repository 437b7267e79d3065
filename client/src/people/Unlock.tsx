import { useState, type SubmitEvent } from 'react';
import { useLive } from '../live/context.tsx';
import { selectStanding } from '../live/selectors.ts';
import { Button } from '../ui/Button.tsx';
import { PasswordField } from './PasswordField.tsx';
import style from './People.module.css';
import { PinPad } from './PinPad.tsx';
import { useSignInText } from './sign-in-text.ts';
import { useAsking } from './use-asking.tsx';
import { useAskPeople } from './use-people.ts';

type UnlockProps = {
  /** Only the password will do: it was given too long ago. */
  readonly isExpired: boolean;
  readonly onOther: () => void;
  readonly onDone?: () => void;
};

/** Who is signed in comes back: by PIN, or by password where there is none or it is not enough. */
export function Unlock({ isExpired, onOther, onDone }: UnlockProps) {
  const words = useSignInText();
  const ask = useAskPeople();
  const standing = useLive(selectStanding);
  const [isByPassword, setByPassword] = useState(isExpired || standing?.hasPin !== true);
  const { run, said, problem, isAsking, isLockedOut } = useAsking(isByPassword ? 'password' : 'pin');
  const isPinEnough = standing?.hasPin === true && !isExpired && problem?.type !== 'password-needed';
  const unlock = async (secret: { readonly pin: string } | { readonly password: string }) => {
    if (await run(() => ask('unlock', secret))) onDone?.();
  };
  return (
    <div className={style.form}>
      {isByPassword ? (
        <ByPassword
          isBusy={isAsking || isLockedOut}
          onEnter={(password) => void unlock({ password })}
          action={words.unlock.do}
        />
      ) : (
        <PinPad
          label={words.pinOf(standing?.person?.name ?? '')}
          isBusy={isAsking || isLockedOut}
          onEnter={(pin) => void unlock({ pin })}
        />
      )}
      {said}
      <div className={style.more}>
        {!isByPassword && <Button onClick={() => setByPassword(true)}>{words.passwordInstead}</Button>}
        {isByPassword && isPinEnough && (
          <Button onClick={() => setByPassword(false)}>{words.pinInstead}</Button>
        )}
        <Button onClick={onOther}>{words.unlock.other}</Button>
      </div>
    </div>
  );
}

type ByPasswordProps = {
  readonly isBusy: boolean;
  readonly action: string;
  readonly onEnter: (password: string) => void;
};

function ByPassword({ isBusy, action, onEnter }: ByPasswordProps) {
  const words = useSignInText();
  const [password, setPassword] = useState('');
  const enter = (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy || password === '') return;
    setPassword('');
    onEnter(password);
  };
  return (
    <form className={style.form} onSubmit={enter}>
      <PasswordField label={words.password} kind="current-password" value={password} onChange={setPassword} />
      <Button kind="primary" type="submit" disabled={isBusy || password === ''}>
        {action}
      </Button>
    </form>
  );
}
