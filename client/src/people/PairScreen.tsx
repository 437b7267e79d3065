import { useState, type SubmitEvent } from 'react';
import { useConnection } from '../live/context.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import style from './People.module.css';
import { useSignInText } from './sign-in-text.ts';
import { useAsking } from './use-asking.tsx';
import { usePeopleApi } from './use-people.ts';

/** With a code of an administrator's this screen shows its chairs without anybody signed in. */
export function PairScreen({ onDone }: { readonly onDone?: () => void }) {
  const { pair: words } = useSignInText();
  const api = usePeopleApi();
  const connection = useConnection();
  const { run, said, isAsking, isLockedOut } = useAsking('password');
  const [typed, setTyped] = useState('');
  const code = typed.replaceAll(/\s/g, '');
  const isCode = /^\d{8}$/.test(code);
  const pair = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!isCode || isAsking) return;
    const isDone = await run(async () => {
      const goOn = connection.hold();
      const answer = await api.pair(code);
      if (answer.ok) connection.tellStanding(answer.value);
      goOn(answer.ok);
      return answer.ok ? null : answer.error;
    });
    if (isDone) onDone?.();
  };
  return (
    <form className={style.form} onSubmit={(event) => void pair(event)}>
      <p>{words.hint}</p>
      <Field
        label={words.code}
        inputMode="numeric"
        maxLength={11}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {said}
      <Button kind="primary" type="submit" disabled={!isCode || isAsking || isLockedOut}>
        {words.do}
      </Button>
    </form>
  );
}
