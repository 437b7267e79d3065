import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../ui/Button.tsx';
import { justTyped } from './just-typed.ts';
import { PasswordField } from './PasswordField.tsx';
import style from './People.module.css';
import { PinPad } from './PinPad.tsx';
import { useSignInText } from './sign-in-text.ts';
import { useAsking } from './use-asking.tsx';
import { useAskPeople } from './use-people.ts';

type SetPinProps = {
  readonly onDone: () => void;
  /** Where it is offered and not asked for. */
  readonly onLater?: () => void;
};

/** Typed twice, on the pad it will be typed on. The password stands behind it. */
export function SetPin({ onDone, onLater }: SetPinProps) {
  const words = useSignInText();
  const ask = useAskPeople();
  const { run, said, isAsking, isLockedOut } = useAsking('password');
  const signedInWith = useStore(justTyped.store, (typed) => typed.password);
  const [password, setPassword] = useState('');
  const [first, setFirst] = useState<string | null>(null);
  const [isOther, setOther] = useState(false);
  const enter = async (pin: string) => {
    setOther(false);
    if (first === null) {
      setFirst(pin);
      return;
    }
    setFirst(null);
    if (pin !== first) {
      setOther(true);
      return;
    }
    if (await run(() => ask('pin', { password: signedInWith ?? password, pin }))) onDone();
  };
  return (
    <div className={style.form}>
      <p>{words.setPin.hint}</p>
      {signedInWith === null && (
        <PasswordField
          label={words.password}
          kind="current-password"
          value={password}
          onChange={setPassword}
        />
      )}
      <PinPad
        label={first === null ? words.setPin.next : words.setPin.again}
        isBusy={isAsking || isLockedOut || (signedInWith ?? password) === ''}
        onEnter={(pin) => void enter(pin)}
      />
      {isOther ? (
        <p className={style.said} role="alert">
          {words.setPin.differs}
        </p>
      ) : (
        said
      )}
      {onLater !== undefined && <Button onClick={onLater}>{words.setPin.later}</Button>}
    </div>
  );
}
