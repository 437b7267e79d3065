import type { ChairId } from '@chairside/shared/ids.ts';
import type { PairingCode } from '@chairside/shared/people/requests.ts';
import { useState } from 'react';
import { useAsking } from '../../../people/use-asking.tsx';
import { usePeopleApi } from '../../../people/use-people.ts';
import { Button } from '../../../ui/Button.tsx';
import { Choices } from '../../../ui/Choices.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Field } from '../../../ui/Field.tsx';
import { JudgedField } from '../JudgedField.tsx';
import style from './PeopleScreen.module.css';
import { usePeopleSetupText } from './people-setup-text.ts';
import { reachTyped } from './reach.ts';

type MakeCodeProps = { readonly chairs: readonly ChairId[]; readonly onClose: () => void };

/** How long a code works, as the gateway has it. */
const worksForMinutes = 10;

/** What the screen is called, where it stands and what it shows; then the code to be typed on it. */
export function MakeCode({ chairs, onClose }: MakeCodeProps) {
  const { screens: words, ...people } = usePeopleSetupText();
  const api = usePeopleApi();
  const { run, said, isAsking } = useAsking('password');
  const [name, setName] = useState('');
  const [place, setPlace] = useState<'chair' | 'wall'>('chair');
  const [typed, setTyped] = useState('');
  const [made, setMade] = useState<PairingCode | null>(null);
  const reach = reachTyped(typed, chairs);
  const isReady = name.trim() !== '' && reach.ok && !isAsking;
  const make = () =>
    run(async () => {
      if (!reach.ok) return null;
      const answer = await api.pairingCode({ name: name.trim(), place, chairs: reach.value });
      if (answer.ok) setMade(answer.value);
      return answer.ok ? null : answer.error;
    });
  if (made !== null)
    return (
      <Dialog title={words.code(name.trim())} hint={words.codeHint(worksForMinutes)} onClose={onClose}>
        <output className={style.secret}>{`${made.code.slice(0, 4)} ${made.code.slice(4)}`}</output>
      </Dialog>
    );
  return (
    <Dialog title={words.make} onClose={onClose}>
      <Field
        label={words.name}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Choices
        label={words.place}
        choices={(['chair', 'wall'] as const).map((one) => ({ value: one, text: words.places[one] }))}
        chosen={place}
        onChoose={setPlace}
      />
      <JudgedField
        label={people.chairs}
        hint={people.chairsHint}
        value={typed}
        wrong={reach.ok ? [] : [people.chairsWrong]}
        onChange={setTyped}
      />
      {said}
      <Button kind="primary" disabled={!isReady} onClick={() => void make()}>
        {words.make}
      </Button>
    </Dialog>
  );
}
