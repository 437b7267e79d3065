import { roles, type Role } from '@chairside/shared/people/people.ts';
import { Choices } from '../../../ui/Choices.tsx';
import { Field } from '../../../ui/Field.tsx';
import { useText } from '../../../ui/text.ts';
import { JudgedField } from '../JudgedField.tsx';
import { usePeopleSetupText } from './people-setup-text.ts';

export type TypedPerson = { readonly name: string; readonly role: Role; readonly chairs: string };

type PersonFieldsProps = {
  readonly typed: TypedPerson;
  readonly isReachKnown: boolean;
  readonly onChange: (part: Partial<TypedPerson>) => void;
};

/** What an administrator says of somebody, new or known. */
export function PersonFields({ typed, isReachKnown, onChange }: PersonFieldsProps) {
  const text = useText();
  const words = usePeopleSetupText();
  return (
    <>
      <Field
        label={words.name}
        maxLength={80}
        value={typed.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <Choices
        label={words.role}
        choices={roles.map((role) => ({ value: role, text: text.dialog.role[role] }))}
        chosen={typed.role}
        onChoose={(role) => onChange({ role })}
      />
      <JudgedField
        label={words.chairs}
        hint={words.chairsHint}
        value={typed.chairs}
        wrong={isReachKnown ? [] : [words.chairsWrong]}
        onChange={(chairs) => onChange({ chairs })}
      />
    </>
  );
}
