import type { Medicine } from '@chairside/shared/site/medicines.ts';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import style from './ClinicScreen.module.css';
import { useClinicText } from './clinic-text.ts';
import { MedicineLine } from './MedicineLine.tsx';
import {
  draftsOf,
  medicineOf,
  medicineProblems,
  medicinesAtMost,
  withNewMedicine,
  type DraftMedicine,
} from './medicine-draft.ts';

type MedicineEditorProps = {
  readonly medicines: readonly Medicine[];
  readonly isPending: boolean;
  readonly onSave: (medicines: readonly Medicine[]) => void;
};

/** The lines as fields. */
export function MedicineEditor({ medicines, isPending, onSave }: MedicineEditorProps) {
  const { medicines: words } = useClinicText();
  const [drafts, setDrafts] = useState<readonly DraftMedicine[]>(() => draftsOf(medicines));
  const problems = medicineProblems(drafts);
  const count = problems.reduce((sum, of) => sum + of.length, 0);
  const given = drafts.map(medicineOf);
  const isUnchanged = JSON.stringify(given) === JSON.stringify(medicines);
  const set = (key: number, over: Partial<DraftMedicine>) =>
    setDrafts(drafts.map((one) => (one.key === key ? { ...one, ...over } : one)));
  return (
    <>
      {drafts.length === 0 && <p>{words.none}</p>}
      <ul className={style.lines}>
        {drafts.map((draft, index) => (
          <MedicineLine
            key={draft.key}
            draft={draft}
            number={index + 1}
            problems={problems[index] ?? []}
            onChange={(over) => set(draft.key, over)}
            onRemove={() => setDrafts(drafts.filter(({ key }) => key !== draft.key))}
          />
        ))}
      </ul>
      {drafts.length < medicinesAtMost ? (
        <Button kind="quiet" onClick={() => setDrafts(withNewMedicine(drafts))}>
          {words.add}
        </Button>
      ) : (
        <p>{words.full(medicinesAtMost)}</p>
      )}
      <div className={style.actions}>
        <Button kind="primary" disabled={isUnchanged || count > 0 || isPending} onClick={() => onSave(given)}>
          {words.save}
        </Button>
        <Button disabled={isUnchanged && count === 0} onClick={() => setDrafts(draftsOf(medicines))}>
          {words.discard}
        </Button>
        {count > 0 && <p>{words.notSaved(count)}</p>}
      </div>
    </>
  );
}
