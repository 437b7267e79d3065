import { useState, type SubmitEvent } from 'react';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { PasswordField } from './PasswordField.tsx';
import style from './People.module.css';
import { justTyped } from './just-typed.ts';
import { useSignInText } from './sign-in-text.ts';
import { useAsking } from './use-asking.tsx';
import { useAskPeople } from './use-people.ts';

type PasswordSignInProps = { readonly onDone?: () => void };

/** Account and password. What is wrong with them is not said: nobody shall learn here which accounts there are. */
export function PasswordSignIn({ onDone }: PasswordSignInProps) {
  const words = useSignInText();
  const ask = useAskPeople();
  const { run, said, isAsking, isLockedOut } = useAsking('password');
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const isTyped = account.trim() !== '' && password !== '';
  const signIn = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!isTyped || isAsking || isLockedOut) return;
    // What comes next asks for it again: a change that is forced, a first PIN.
    justTyped.keep(password);
    const isDone = await run(() => ask('sign-in', { account: account.trim(), password }));
    setPassword('');
    if (isDone) onDone?.();
    else justTyped.forget();
  };
  return (
    <form className={style.form} onSubmit={(event) => void signIn(event)}>
      <Field
        label={words.account}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={60}
        value={account}
        onChange={(event) => setAccount(event.target.value)}
      />
      <PasswordField label={words.password} kind="current-password" value={password} onChange={setPassword} />
      {said}
      <Button kind="primary" type="submit" disabled={!isTyped || isAsking || isLockedOut}>
        {isAsking ? words.waiting : words.signIn}
      </Button>
    </form>
  );
}
