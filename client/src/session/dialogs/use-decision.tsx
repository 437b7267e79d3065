import { useState, type ReactNode } from 'react';
import { useColleague, type Vouching } from '../../people/use-colleague.tsx';
import { Field } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.ts';
import { useActing } from '../acting.ts';
import { useCareText } from '../care-text.ts';
import { isReason } from './dialog-props.ts';

export type Decision = {
  readonly reason: string;
  /** By whom, for the button that does it; null until one is chosen. */
  readonly name: string | null;
  /** A reason is given, and a physician stands behind it. */
  readonly isMade: boolean;
  readonly fields: ReactNode;
  /** What goes with the command; null where the physician's PIN was refused, which the fields say. */
  readonly vouch: () => Promise<Vouching | null>;
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
  const isAlone = physicianId !== null;
  const physician = useColleague({
    label: words.needed(person?.name ?? text.session.nobodyActs),
    people: physicians,
    first: physicianId,
  });
  const fields = (
    <>
      {isAlone && <p>{words.alone(person?.name ?? physicianId)}</p>}
      {!isAlone && physicians.length === 0 && <p>{words.none}</p>}
      {!isAlone && physicians.length > 0 && physician.fields}
      <Field
        label={why}
        hint={text.dialog.reasonHint}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </>
  );
  const isMade = physician.isReady && isReason(reason);
  return {
    reason: reason.trim(),
    name: physician.who?.name ?? null,
    isMade,
    fields,
    vouch: physician.vouch,
  };
}
