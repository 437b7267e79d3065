import type { ChairId } from '@chairside/shared/ids.ts';
import { useState, type SubmitEvent } from 'react';
import { useAsking } from '../../../people/use-asking.tsx';
import { usePeopleApi } from '../../../people/use-people.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Field } from '../../../ui/Field.tsx';
import type { Made } from './OneTimePassword.tsx';
import { PersonFields, type TypedPerson } from './PersonFields.tsx';
import style from './PeopleScreen.module.css';
import { usePeopleSetupText } from './people-setup-text.ts';
import { reachTyped } from './reach.ts';

type AddPersonProps = {
  readonly chairs: readonly ChairId[];
  readonly onMade: (made: Made) => void;
  readonly onClose: () => void;
};

/** Somebody new: the gateway makes the password. */
export function AddPerson({ chairs, onMade, onClose }: AddPersonProps) {
  const words = usePeopleSetupText();
  const api = usePeopleApi();
  const { run, said, isAsking } = useAsking('password');
  const [account, setAccount] = useState('');
  const [typed, setTyped] = useState<TypedPerson>({ name: '', role: 'nurse', chairs: '' });
  const reach = reachTyped(typed.chairs, chairs);
  const isReady = account.trim() !== '' && typed.name.trim() !== '' && reach.ok && !isAsking;
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const name = typed.name.trim();
    const asked = { account: account.trim(), name, role: typed.role, chairs: reach.value };
    await run(async () => {
      const answer = await api.ask('accounts', asked);
      if (answer.ok) onMade({ name, password: answer.value.oneTimePassword });
      return answer.ok ? null : answer.error;
    });
  };
  return (
    <Dialog title={words.add} onClose={onClose}>
      <form className={style.form} onSubmit={(event) => void add(event)}>
        <Field
          label={words.account}
          hint={words.accountHint}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
          value={account}
          onChange={(event) => setAccount(event.target.value)}
        />
        <PersonFields
          typed={typed}
          isReachKnown={reach.ok}
          onChange={(part) => setTyped((before) => ({ ...before, ...part }))}
        />
        {said}
        <Button kind="primary" type="submit" disabled={!isReady}>
          {words.addDo}
        </Button>
      </form>
    </Dialog>
  );
}
