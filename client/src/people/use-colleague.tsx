import type { PersonId } from '@chairside/shared/ids.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import { useState, type ReactNode } from 'react';
import { useLive } from '../live/context.tsx';
import { selectIsDemo, selectPersonId, selectStanding } from '../live/selectors.ts';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { Field } from '../ui/Field.tsx';
import { PasswordSignIn } from './PasswordSignIn.tsx';
import style from './People.module.css';
import { useSignInText } from './sign-in-text.ts';
import { useAsking } from './use-asking.tsx';
import { usePeopleApi } from './use-people.ts';

/** What goes with the command; nothing where who acts here anyway does it. */
export type Vouching = { readonly voucher?: string };

export type Colleague = {
  /** Who does it; null until one is chosen. */
  readonly who: Person | null;
  /** One is chosen, and what she is asked for is typed. */
  readonly isReady: boolean;
  readonly fields: ReactNode;
  /**
   * Her PIN for one command within the minute (`/api/people/vouch`). Null where she was refused: the fields say why, nothing was
   * given, and the PIN is asked for again.
   */
  readonly vouch: () => Promise<Vouching | null>;
};

type Among = {
  readonly label: string;
  readonly people: readonly Person[];
  /** Chosen from the start. */
  readonly first?: PersonId | null;
  /** Also of who acts here anyway: the screen may have been left open. */
  readonly isOwnPinAsked?: boolean;
  /** Where the PIN is not enough she may sign in here instead, and the screen is hers from then on. */
  readonly maySignIn?: boolean;
};

/**
 * A colleague does one thing at this screen while somebody else goes on acting here: she is chosen by name and gives her PIN. In the
 * demo no PIN is asked for.
 *
 *     const colleague = useColleague({ label, people });
 *     const give = async () => {
 *       const vouched = await colleague.vouch();
 *       if (vouched !== null) void connection.give(chair, command, vouched.voucher);
 *     };
 *     return <>{colleague.fields}<Button disabled={!colleague.isReady} onClick={() => void give()}>…</Button></>;
 */
export function useColleague({ label, people, first = null, ...may }: Among): Colleague {
  const { isOwnPinAsked = false, maySignIn = false } = may;
  const words = useSignInText();
  const api = usePeopleApi();
  const isDemo = useLive(selectIsDemo);
  const acting = useLive(selectPersonId);
  const { run, said, problem, isAsking, isLockedOut } = useAsking('pin');
  const [chosen, choose] = useState<PersonId | null>(null);
  const [pin, setPin] = useState('');
  const [isSigningIn, setSigningIn] = useState(false);
  const known = useLive(selectStanding)?.knownHere ?? [];
  const whose = chosen ?? first;
  const who = people.find(({ personId }) => personId === whose) ?? null;
  const isOther = who !== null && who.personId !== acting;
  const needsPin = who !== null && !isDemo && (isOther || isOwnPinAsked);
  /** Beforehand: no PIN is typed in vain. Who acts here has given the password here. */
  const isPasswordNeeded =
    needsPin && isOther && !known.some(({ personId, hasPin }) => personId === who.personId && hasPin);
  const isReady =
    who !== null && !isPasswordNeeded && !isAsking && !isLockedOut && (!needsPin || /^\d{4,8}$/.test(pin));

  const vouch = async (): Promise<Vouching | null> => {
    if (who === null) return null;
    if (!isOther && !needsPin) return {};
    let voucher: string | undefined;
    await run(async () => {
      const answer = await api.ask('vouch', { personId: who.personId, pin: isDemo ? null : pin });
      if (answer.ok) voucher = answer.value.voucher;
      return answer.ok ? null : answer.error;
    });
    setPin('');
    return voucher === undefined ? null : { voucher };
  };

  const fields = (
    <>
      <Choices
        label={label}
        choices={people.map(({ personId, name }) => ({ value: personId, text: name }))}
        chosen={whose}
        onChoose={choose}
      />
      {isPasswordNeeded && (
        <>
          <p className={style.said} role="note">
            {words.colleague.passwordNeeded}
          </p>
          {maySignIn && !isSigningIn && (
            <Button onClick={() => setSigningIn(true)}>{words.colleague.signInNow(who.name)}</Button>
          )}
          {isSigningIn && <PasswordSignIn onDone={() => setSigningIn(false)} />}
        </>
      )}
      {needsPin && !isPasswordNeeded && (
        <Field
          label={words.colleague.pin(who.name)}
          hint={words.colleague.pinHint}
          type="password"
          inputMode="numeric"
          maxLength={8}
          value={pin}
          onChange={(event) => setPin(event.target.value.replaceAll(/\D/g, ''))}
        />
      )}
      {problem?.type === 'password-needed' ? (
        <p className={style.said} role="alert">
          {words.colleague.passwordNeeded}
        </p>
      ) : (
        problem !== null && said
      )}
    </>
  );
  return { who, isReady, fields, vouch };
}
