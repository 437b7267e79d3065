import { Check, Circle } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import { useStore } from 'zustand';
import { useLive } from '../live/context.tsx';
import { selectStanding } from '../live/selectors.ts';
import { Button } from '../ui/Button.tsx';
import { justTyped } from './just-typed.ts';
import { PasswordField } from './PasswordField.tsx';
import { passwordRules } from './password-rules.ts';
import style from './People.module.css';
import { useSignInText } from './sign-in-text.ts';
import { useAsking } from './use-asking.tsx';
import { useAskPeople } from './use-people.ts';

/** What a good one is stands there before the first letter, and each rule says whether it is met. */
export function ChangePassword({ onDone }: { readonly onDone: () => void }) {
  const { change: words } = useSignInText();
  const ask = useAskPeople();
  const { run, said, isAsking, isLockedOut } = useAsking('password');
  const standing = useLive(selectStanding);
  const signedInWith = useStore(justTyped.store, ({ password }) => password);
  const [typed, setTyped] = useState({ current: '', next: '', again: '' });
  const current = signedInWith ?? typed.current;
  const rules = passwordRules({ ...typed, current, name: standing?.person?.name ?? '' });
  const isReady = current !== '' && rules.every(({ isMet }) => isMet !== false);
  const change = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }));
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!isReady || isAsking) return;
    const { next } = typed;
    if (await run(() => ask('password', { current, next }))) {
      if (signedInWith !== null && standing?.hasPin !== true) justTyped.keep(next);
      onDone();
    }
  };
  return (
    <form className={style.form} onSubmit={(event) => void save(event)}>
      {signedInWith === null && (
        <PasswordField
          label={words.current}
          kind="current-password"
          value={typed.current}
          onChange={(now) => change({ current: now })}
        />
      )}
      <PasswordField
        label={words.next}
        kind="new-password"
        value={typed.next}
        onChange={(next) => change({ next })}
      />
      <PasswordField
        label={words.again}
        kind="new-password"
        value={typed.again}
        onChange={(again) => change({ again })}
      />
      <div className={style.rules}>
        <h3>{words.rules}</h3>
        <ul>
          {rules.map(({ rule, isMet }) => (
            <li key={rule} data-met={isMet === true || undefined}>
              {isMet === true ? <Check aria-hidden size={22} /> : <Circle aria-hidden size={18} />}
              <span>
                {words[rule]}{' '}
                <span className="heard">
                  ({isMet === null ? words.judged : isMet ? words.met : words.open})
                </span>
              </span>
            </li>
          ))}
        </ul>
      </div>
      {said}
      <Button kind="primary" type="submit" disabled={!isReady || isAsking || isLockedOut}>
        {words.save}
      </Button>
    </form>
  );
}
