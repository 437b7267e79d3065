import type { PersonId } from '@chairside/shared/ids.ts';
import { useState, type ReactNode } from 'react';
import { Field } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.ts';
import { useActing } from '../acting.ts';
import { useCareText } from '../care-text.ts';
import { Choices } from './Choices.tsx';
import { isReason } from './dialog-props.ts';

export type Decision = {
  readonly reason: string;
  /** Null until one is chosen. */
  readonly by: PersonId | null;
  /** By whom, for the button that does it. */
  readonly name: string | null;
  /** A reason is given, and a physician stands behind it. */
  readonly isMade: boolean;
  readonly fields: ReactNode;
};

/**
 * What only a physician may decide, with a reason (SE13, SE22). Where somebody else acts at this screen, it says so and lets
 * a physician be chosen, who does this one thing.
 */
export function useDecision(why: string): Decision {
  const text = useText();
  const words = useCareText().physician;
  const { person, physicians, physicianId } = useActing();
  const [reason, setReason] = useState('');
  const [chosen, choose] = useState<PersonId | null>(null);
  const by = physicianId ?? chosen;
  const name = physicians.find(({ personId }) => personId === by)?.name ?? null;
  const asked = words.needed(person?.name ?? text.session.nobodyActs);
  const fields = (
    <>
      {physicianId !== null && <p>{words.alone(person?.name ?? physicianId)}</p>}
      {physicianId === null && physicians.length === 0 && <p>{words.none}</p>}
      {physicianId === null && physicians.length > 0 && (
        <Choices
          label={asked}
          choices={physicians.map((one) => ({ value: one.personId, text: one.name }))}
          chosen={chosen}
          onChoose={choose}
        />
      )}
      <Field
        label={why}
        hint={text.dialog.reasonHint}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </>
  );
  return { reason: reason.trim(), by, name, isMade: by !== null && isReason(reason), fields };
}
