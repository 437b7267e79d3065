import type { PersonId } from '@chairside/shared/ids.ts';
import { useState } from 'react';
import { useLive } from '../live/context.tsx';
import { selectStanding } from '../live/selectors.ts';
import { Button } from '../ui/Button.tsx';
import { PasswordSignIn } from './PasswordSignIn.tsx';
import style from './People.module.css';
import { PinPad } from './PinPad.tsx';
import { useSignInText } from './sign-in-text.ts';
import { useAsking } from './use-asking.tsx';
import { useAskPeople } from './use-people.ts';

type QuickSignInProps = { readonly onDone?: () => void };

type Who = { readonly personId: PersonId; readonly name: string };

/** People known on this device today are chosen by name and need their PIN only (UI14); anybody else gives account and password. */
export function QuickSignIn({ onDone }: QuickSignInProps) {
  const words = useSignInText();
  const known = useLive(selectStanding)?.knownHere ?? [];
  const withPin = known.filter(({ hasPin }) => hasPin);
  const [who, choose] = useState<Who | 'other' | null>(null);
  const done = onDone === undefined ? {} : { onDone };
  if (withPin.length === 0) return <PasswordSignIn {...done} />;
  if (who === null)
    return (
      <div className={style.form}>
        <p>{words.whoHint}</p>
        <ul className={style.people} aria-label={words.who}>
          {withPin.map((one) => (
            <li key={one.personId}>
              <Button onClick={() => choose(one)}>{one.name}</Button>
            </li>
          ))}
        </ul>
        <Button onClick={() => choose('other')}>{words.somebodyElse}</Button>
      </div>
    );
  return (
    <div className={style.form}>
      {who === 'other' ? (
        <PasswordSignIn {...done} />
      ) : (
        <ByPin who={who} onPasswordNeeded={() => choose('other')} {...done} />
      )}
      <Button kind="quiet" onClick={() => choose(null)}>
        {words.back}
      </Button>
    </div>
  );
}

type ByPinProps = QuickSignInProps & { readonly who: Who; readonly onPasswordNeeded: () => void };

function ByPin({ who, onPasswordNeeded, onDone }: ByPinProps) {
  const words = useSignInText();
  const ask = useAskPeople();
  const { run, said, problem, isAsking, isLockedOut } = useAsking('pin');
  const enter = async (pin: string) => {
    if (await run(() => ask('quick-sign-in', { personId: who.personId, pin }))) onDone?.();
  };
  return (
    <>
      <PinPad
        label={words.pinOf(who.name)}
        isBusy={isAsking || isLockedOut}
        onEnter={(pin) => void enter(pin)}
      />
      {said}
      {problem?.type === 'password-needed' && (
        <Button onClick={onPasswordNeeded}>{words.passwordInstead}</Button>
      )}
    </>
  );
}
