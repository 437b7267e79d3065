import type { PersonId } from '@chairside/shared/ids.ts';
import { useState } from 'react';
import { useConnection } from '../../live/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.ts';
import { changedLimits, changedLimitText, presetsLimit } from '../changed-limits.ts';
import { Choices } from '../../ui/Choices.tsx';
import { useAttempt } from '../dialogs/use-attempt.tsx';
import { whoseText } from '../whose-text.ts';
import style from './Handover.module.css';
import { HandoverParts } from './HandoverParts.tsx';
import type { HandoverDialogProps } from './handover-dialog-props.ts';
import { useHandoverText } from './handover-text.ts';
import { useReceivers } from './use-receiver.tsx';

const anybody = 'anybody';

/** SE20: she sees what she hands over, says to whom, and a word of her own. */
export function OfferDialog({ view, session, onClose }: HandoverDialogProps) {
  const text = useText();
  const words = useHandoverText();
  const connection = useConnection();
  const [to, choose] = useState<PersonId | typeof anybody | null>(null);
  const [note, setNote] = useState('');
  const receivers = useReceivers(view.state);
  const { attempt, refusal } = useAttempt((command) => connection.give(view.state.chair, command), session);
  const moved = changedLimits(session.limits);
  const offer = async () => {
    if (to === null) return;
    const said = note.trim();
    const isOffered = await attempt({
      type: 'offer-handover',
      to: to === anybody ? null : to,
      note: said === '' ? null : said,
    });
    if (isOffered) onClose();
  };
  return (
    <Dialog
      title={words.offer.title}
      whose={whoseText(view.state, text)}
      hint={words.offer.hint}
      onClose={onClose}
    >
      <HandoverParts view={view} session={session} />
      {moved.length > 0 && (
        <section className={style.part} aria-label={words.part.limits}>
          <h3>{words.part.limits}</h3>
          <ul>
            {moved.map((one) => {
              const preset = presetsLimit(session, one);
              const name = changedLimitText(one, text);
              const was = preset === null ? words.none : changedLimitText(preset, text);
              return <li key={name}>{words.byPreset(name, was)}</li>;
            })}
          </ul>
        </section>
      )}
      <Choices
        label={words.offer.to}
        choices={[
          ...receivers.map(({ personId, name }) => ({
            value: personId,
            text: name,
          })),
          { value: anybody, text: words.offer.anybody },
        ]}
        chosen={to}
        onChoose={choose}
      />
      <Field
        label={words.offer.note}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {refusal}
      <Button kind="primary" disabled={to === null} onClick={() => void offer()}>
        {words.offer.action}
      </Button>
    </Dialog>
  );
}
