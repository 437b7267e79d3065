import { useStore } from 'zustand';
import { Field } from '../../ui/Field.tsx';
import { preferences } from '../../ui/preferences.ts';
import { useText } from '../../ui/text.ts';
import { useCareText } from '../care-text.ts';
import { readDate, yearsSince, type CardTyped } from '../patient-card.ts';
import style from './OpenSessionDialog.module.css';

type Identity = Pick<CardTyped, 'displayName' | 'clinicNumber' | 'dateOfBirth'>;

type IdentityFieldsProps = {
  readonly typed: Identity;
  readonly nowMs: number;
  readonly onChange: (part: Partial<Identity>) => void;
};

/** Name, number, date of birth; the date is said back in words, so that a slip is seen where it was made. */
export function IdentityFields({ typed, nowMs, onChange }: IdentityFieldsProps) {
  const text = useText();
  const words = useCareText().card;
  const language = useStore(preferences, (chosen) => chosen.language);
  const born = readDate(typed.dateOfBirth, nowMs);
  const isWhole = typed.dateOfBirth.trim().length >= 8;
  const said =
    born.type === 'value'
      ? words.born(inWords(born.value, language), yearsSince(born.value, nowMs))
      : born.type === 'problem' && isWhole
        ? words.problem[born.problem]
        : words.dateHint;
  return (
    <>
      <Field
        label={text.dialog.openSession.displayName}
        hint={text.dialog.openSession.displayNameHint}
        maxLength={60}
        value={typed.displayName}
        onChange={(event) => onChange({ displayName: event.target.value })}
      />
      <div className={style.pair}>
        <Field
          label={text.dialog.openSession.clinicNumber}
          hint={words.identifiers}
          maxLength={30}
          value={typed.clinicNumber}
          onChange={(event) => onChange({ clinicNumber: event.target.value })}
        />
        <Field
          label={words.dateOfBirth}
          hint={said}
          inputMode="numeric"
          maxLength={10}
          value={typed.dateOfBirth}
          onChange={(event) => onChange({ dateOfBirth: event.target.value })}
        />
      </div>
    </>
  );
}

function inWords(date: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(date));
}
