import type { ChairId } from '@chairside/shared/ids.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { useText } from '../../../ui/text.ts';
import { AddPerson } from './AddPerson.tsx';
import { ChangePerson } from './ChangePerson.tsx';
import { OneTimePassword, type Made } from './OneTimePassword.tsx';
import style from './PeopleScreen.module.css';
import { usePeopleSetupText } from './people-setup-text.ts';

type PeopleSettingProps = {
  readonly people: readonly Person[];
  readonly chairs: readonly ChairId[];
  readonly mayChange: boolean;
};

type Asked = { readonly change: Person } | { readonly show: Made } | 'add';

/** Who there is; a tap changes one. */
export function PeopleSetting({ people, chairs, mayChange }: PeopleSettingProps) {
  const text = useText();
  const words = usePeopleSetupText();
  const [asked, ask] = useState<Asked | null>(null);
  const close = () => ask(null);
  const show = (made: Made) => ask({ show: made });
  return (
    <section className={style.part} aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.hint}</p>
      <ul className={style.rows}>
        {people.map((person) => (
          <li key={person.personId}>
            <span>
              <b>{person.name}</b>{' '}
              <small>
                {[
                  text.dialog.role[person.role],
                  `${words.chairs}: ${person.chairs?.join(', ') ?? words.allChairs}`,
                  ...(person.isActive ? [] : [words.inactive]),
                ].join(' · ')}
              </small>
            </span>
            {mayChange && (
              <Button onClick={() => ask({ change: person })}>{words.change(person.name)}</Button>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <Button kind="primary" onClick={() => ask('add')}>
          {words.add}
        </Button>
      )}
      {asked === 'add' && <AddPerson chairs={chairs} onMade={show} onClose={close} />}
      {asked !== null && asked !== 'add' && 'change' in asked && (
        <ChangePerson person={asked.change} chairs={chairs} onMade={show} onClose={close} />
      )}
      {asked !== null && asked !== 'add' && 'show' in asked && (
        <OneTimePassword made={asked.show} onClose={close} />
      )}
    </section>
  );
}
