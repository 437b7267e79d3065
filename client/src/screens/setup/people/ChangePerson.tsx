import type { ChairId } from '@chairside/shared/ids.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import { useState } from 'react';
import { useAsking } from '../../../people/use-asking.tsx';
import { usePeopleApi } from '../../../people/use-people.ts';
import { Button } from '../../../ui/Button.tsx';
import { Choices } from '../../../ui/Choices.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useSetting } from '../clinic/use-setting.ts';
import { Refused } from '../Refused.tsx';
import type { Made } from './OneTimePassword.tsx';
import { PersonFields, type TypedPerson } from './PersonFields.tsx';
import style from './PeopleScreen.module.css';
import { usePeopleSetupText } from './people-setup-text.ts';
import { reachTyped } from './reach.ts';

type ChangePersonProps = {
  readonly person: Person;
  readonly chairs: readonly ChairId[];
  readonly onMade: (made: Made) => void;
  readonly onClose: () => void;
};

/** Name, role, chairs and whether they come in; a new one-time password; out of every device. */
export function ChangePerson({ person, chairs, onMade, onClose }: ChangePersonProps) {
  const words = usePeopleSetupText();
  const api = usePeopleApi();
  const setting = useSetting();
  const { run, said, isAsking } = useAsking('password');
  const { personId, name } = person;
  const [typed, setTyped] = useState<TypedPerson>({ ...person, chairs: person.chairs?.join(', ') ?? '' });
  const [isActive, setActive] = useState(person.isActive);
  const [isOut, setOut] = useState(false);
  /** As it was when she began, or as she saved it last: what somebody else changed since is not undone unseen. */
  const [basedOn, setBasedOn] = useState(person);
  const reach = reachTyped(typed.chairs, chairs);
  const save = async () => {
    if (!reach.ok) return;
    const changed = { personId, name: typed.name.trim(), role: typed.role, chairs: reach.value, isActive };
    const { type } = await setting.give({ type: 'change-person', person: changed, basedOn });
    if (type === 'recorded' || type === 'unrecorded') setBasedOn(changed);
  };
  const reset = () =>
    run(async () => {
      const answer = await api.ask('reset', { personId });
      if (answer.ok) onMade({ name, password: answer.value.oneTimePassword });
      return answer.ok ? null : answer.error;
    });
  const signOut = async () => {
    const isDone = await run(async () => {
      const answer = await api.ask('sign-out-everywhere', { personId });
      return answer.ok ? null : answer.error;
    });
    setOut(isDone);
  };
  return (
    <Dialog title={words.change(name)} onClose={onClose}>
      <PersonFields
        typed={typed}
        isReachKnown={reach.ok}
        onChange={(part) => setTyped((before) => ({ ...before, ...part }))}
      />
      <Choices
        label={words.mayComeIn}
        choices={[
          { value: 'yes', text: words.yes },
          { value: 'no', text: words.no },
        ]}
        chosen={isActive ? 'yes' : 'no'}
        onChoose={(chosen) => setActive(chosen === 'yes')}
      />
      <Button
        kind="primary"
        disabled={!reach.ok || typed.name.trim() === '' || setting.outcome?.type === 'pending'}
        onClick={() => void save()}
      >
        {words.changeDo}
      </Button>
      {setting.told !== null && <p role="status">{setting.told}</p>}
      {setting.outcome?.type === 'refused' && <Refused why={setting.outcome.why} />}
      <div className={style.form}>
        <Button disabled={isAsking} onClick={() => void reset()}>
          {words.reset}
        </Button>
        <p>{words.resetHint}</p>
        <Button disabled={isAsking} onClick={() => void signOut()}>
          {words.everywhere}
        </Button>
        {isOut ? <p role="status">{words.signedOut(name)}</p> : said}
      </div>
    </Dialog>
  );
}
