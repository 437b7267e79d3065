import {
  doseUnits,
  medicineRoutes,
  type DoseUnit,
  type MedicineRoute,
} from '@chairside/shared/chart/entry.ts';
import { Trash2 } from 'lucide-react';
import { useId } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { useText } from '../../../ui/text.ts';
import style from '../protocols/Editing.module.css';
import { useClinicText } from './clinic-text.ts';
import type { DraftMedicine, MedicineProblem } from './medicine-draft.ts';

type MedicineLineProps = {
  readonly draft: DraftMedicine;
  readonly number: number;
  readonly problems: readonly MedicineProblem[];
  readonly onChange: (over: Partial<DraftMedicine>) => void;
  readonly onRemove: () => void;
};

export function MedicineLine({ draft, number, problems, onChange, onRemove }: MedicineLineProps) {
  const { chart } = useText();
  const { medicines: words } = useClinicText();
  const wrongId = useId();
  const of = (field: string) => words.of(field, draft.name.trim() || words.unnamed(number));
  const judged = problems.length > 0 ? { 'aria-invalid': true as const, 'aria-describedby': wrongId } : {};
  return (
    <li className={style.row} data-wrong={problems.length > 0 || undefined}>
      <input
        className={style.question}
        aria-label={of(words.name)}
        placeholder={words.name}
        value={draft.name}
        {...judged}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <input
        className={style.narrow}
        inputMode="decimal"
        aria-label={of(words.amount)}
        placeholder={words.amount}
        value={draft.amount}
        onChange={({ target }) => onChange({ amount: target.value })}
      />
      <select
        aria-label={of(words.unit)}
        value={draft.unit}
        onChange={({ target }) => onChange({ unit: target.value as DoseUnit })}
      >
        {doseUnits.map((unit) => (
          <option key={unit}>{unit}</option>
        ))}
      </select>
      <select
        aria-label={of(words.route)}
        value={draft.route}
        onChange={({ target }) => onChange({ route: target.value as MedicineRoute })}
      >
        {medicineRoutes.map((route) => (
          <option key={route} value={route}>
            {chart.route[route]}
          </option>
        ))}
      </select>
      <Button kind="quiet" aria-label={of(words.remove)} onClick={onRemove}>
        <Trash2 aria-hidden size={22} />
      </Button>
      {problems.length > 0 && (
        <p id={wrongId} className={style.wrong}>
          {problems.map((problem) => words.problems[problem]).join(' ')}
        </p>
      )}
    </li>
  );
}
