import type { ChairId } from '@chairside/shared/ids.ts';
import { useState, type SyntheticEvent } from 'react';
import { useLive, useNowMs } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.ts';
import { useCareText } from '../care-text.ts';
import { emptyCard, readCard, type CardTyped } from '../patient-card.ts';
import { Choices } from '../../ui/Choices.tsx';
import type { DialogProps } from './dialog-props.ts';
import { IdentityFields } from './IdentityFields.tsx';
import style from './OpenSessionDialog.module.css';

type OpenSessionDialogProps = Omit<DialogProps, 'whose'> & { readonly chair: ChairId };

/** Who it is, by two identifiers, and what is planned (SE11). Nothing is chosen beforehand that could be wrong. */
export function OpenSessionDialog({ chair, onGive, onClose }: OpenSessionDialogProps) {
  const text = useText();
  const words = useCareText().card;
  const nowMs = useNowMs();
  const offered = useLive(selectSite)?.site.protocolsOffered ?? [];
  const [typed, setTyped] = useState<CardTyped>(emptyCard);
  const [protocolId, setProtocol] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const change = (part: Partial<CardTyped>) => {
    setTyped((before) => ({ ...before, ...part }));
    setProblem(null);
  };
  const open = (event: SyntheticEvent) => {
    event.preventDefault();
    const card = readCard(typed, nowMs);
    if (!card.ok) setProblem(words.problem[card.problem]);
    else if (protocolId === null) setProblem(words.protocol);
    else onGive({ type: 'open-session', patient: card.patient, protocolId, series: card.series });
  };
  return (
    <Dialog title={text.dialog.openSession.title(text.app.chair(chair))} onClose={onClose}>
      <form className={style.form} onSubmit={open} noValidate>
        <IdentityFields typed={typed} nowMs={nowMs} onChange={change} />
        <div>
          <div className={style.three}>
            <Field
              label={words.weight}
              inputMode="decimal"
              value={typed.weight}
              onChange={(event) => change({ weight: event.target.value })}
            />
            <Field
              label={words.series}
              inputMode="numeric"
              maxLength={3}
              value={typed.seriesNumber}
              onChange={(event) => change({ seriesNumber: event.target.value })}
            />
            <Field
              label={words.of}
              inputMode="numeric"
              maxLength={3}
              value={typed.seriesOf}
              onChange={(event) => change({ seriesOf: event.target.value })}
            />
          </div>
          <small className={style.hint}>{words.seriesHint}</small>
        </div>
        <Choices
          label={text.dialog.openSession.protocol}
          choices={offered.map(({ id, label }) => ({ value: id, text: label }))}
          chosen={protocolId}
          onChoose={(id) => {
            setProtocol(id);
            setProblem(null);
          }}
        />
        {problem !== null && (
          <p role="alert" className={style.problem}>
            {problem}
          </p>
        )}
        <Button kind="primary" type="submit">
          {text.action.openSession}
        </Button>
      </form>
    </Dialog>
  );
}
