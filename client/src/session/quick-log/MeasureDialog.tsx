import { oxygenNow } from '@chairside/shared/chart/derived.ts';
import { interventions, type Intervention } from '@chairside/shared/chart/entry.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Cells } from './Cells.tsx';
import type { LogDialogProps } from './log-dialog-props.ts';
import { WhenChips } from './WhenChips.tsx';

const flows = [1, 2, 3, 4, 6, 8, 10, 15] as const;
const named = interventions.filter((one): one is Exclude<Intervention, 'other'> => one !== 'other');

/** What was done for the patient, in one tap; oxygen as the state it is (SE14a). */
export function MeasureDialog({ session, whose, ago, onAgo, onEnter, onClose }: LogDialogProps) {
  const text = useText();
  const [other, setOther] = useState('');
  const oxygen = oxygenNow(session.chart);
  const words = text.quickLog;
  return (
    <Dialog title={words.measures.title} whose={whose} onClose={onClose}>
      <WhenChips ago={ago} onAgo={onAgo} />
      <Choices
        label={words.measures.title}
        choices={named.map((value) => ({ value, text: text.chart.intervention[value] }))}
        onChoose={(what) => onEnter({ kind: 'intervention', what, note: null })}
      />
      <Cells
        label={words.oxygen.title}
        cells={flows.map((value) => ({ value, text: String(value) }))}
        inRow={4}
        chosen={flows.find((flow) => flow === oxygen?.flowLPerMin) ?? null}
        onChoose={(flowLPerMin) => onEnter({ kind: 'oxygen', flowLPerMin })}
      />
      <Button disabled={oxygen === null} onClick={() => onEnter({ kind: 'oxygen', flowLPerMin: null })}>
        {words.oxygen.off}
      </Button>
      <Field
        label={words.measures.other}
        maxLength={200}
        value={other}
        onChange={(event) => setOther(event.target.value)}
      />
      <Button
        disabled={other.trim() === ''}
        onClick={() => onEnter({ kind: 'intervention', what: 'other', note: other.trim() })}
      >
        {text.action.save}
      </Button>
    </Dialog>
  );
}
