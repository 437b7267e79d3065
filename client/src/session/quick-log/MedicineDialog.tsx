import type { EntryOf } from '@chairside/shared/chart/entry.ts';
import type { Medicine } from '@chairside/shared/site/medicines.ts';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '../../live/context.tsx';
import { selectPersonId, selectSite } from '../../live/selectors.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';
import type { LogDialogProps } from './log-dialog-props.ts';
import style from './MedicineDialog.module.css';
import { MedicineForm, type MedicineStart } from '../entries/forms/MedicineForm.tsx';

import { WhenChips } from './WhenChips.tsx';

/** From the clinic's list in one tap, with its usual amount and by who acts; another amount, or another medicine, by a form. */
export function MedicineDialog({ whose, ago, onAgo, onEnter, onClose }: LogDialogProps) {
  const text = useText();
  const site = useLive(selectSite)?.site;
  const personId = useLive(selectPersonId);
  const [changing, change] = useState<EntryOf<'medicine'> | 'other' | null>(null);
  const givenBy = site?.people.find((one) => one.personId === personId)?.name ?? personId ?? '';
  const words = text.quickLog.medicines;
  const medicines = site?.medicines ?? [];
  if (changing !== null) {
    const start = changing === 'other' ? unnamed(givenBy) : changing;
    return (
      <Dialog key="form" title={words.title} whose={whose} onClose={onClose}>
        <WhenChips ago={ago} onAgo={onAgo} />
        <MedicineForm start={start} list={medicines} save={text.action.save} onSave={onEnter} />
      </Dialog>
    );
  }
  return (
    <Dialog title={words.title} whose={whose} onClose={onClose}>
      <WhenChips ago={ago} onAgo={onAgo} />
      {medicines.length === 0 && <p>{words.none}</p>}
      <ul className={style.list} aria-label={words.list}>
        {medicines.map((medicine) => {
          const entry = given(medicine, givenBy);
          const what = `${entry.medicine} ${String(entry.amount)} ${entry.unit} ${text.chart.route[entry.route]}`;
          return (
            <li key={what}>
              <Button onClick={() => onEnter(entry)}>{what}</Button>
              <Button kind="quiet" aria-label={words.change(medicine.name)} onClick={() => change(entry)}>
                <Pencil aria-hidden size={24} />
              </Button>
            </li>
          );
        })}
      </ul>
      <Button onClick={() => change('other')}>{words.notListed}</Button>
    </Dialog>
  );
}

function given({ name, ...usual }: Medicine, givenBy: string): EntryOf<'medicine'> {
  return { kind: 'medicine', medicine: name, ...usual, givenBy };
}

/** The form has to be filled: no amount, unit or route is proposed that nobody wrote. */
function unnamed(givenBy: string): MedicineStart {
  return { kind: 'medicine', medicine: '', amount: null, unit: null, route: null, givenBy };
}
