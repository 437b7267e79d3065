import { doseUnits } from '@chairside/shared/chart/entry.ts';
import { Field } from '../../ui/Field.tsx';
import { numberText } from '../../ui/format.ts';
import { useCareText } from '../care-text.ts';
import { mgPerKg, type DoseTyped } from '../dose.ts';
import { Choices } from '../../ui/Choices.tsx';
import style from './DoseFields.module.css';

type DoseFieldsProps = {
  readonly drug: string;
  readonly weightKg: number | null;
  readonly typed: DoseTyped;
  readonly onChange: (part: Partial<DoseTyped>) => void;
  /** Rate and volume belong to what runs. */
  readonly isInfusion: boolean;
};

/** What was given, as it was given (SE9). */
export function DoseFields({ drug, weightKg, typed, onChange, isInfusion }: DoseFieldsProps) {
  const words = useCareText().dose;
  const perKg = mgPerKg(typed, weightKg);
  const field = (name: keyof DoseTyped & keyof typeof words, isNumber: boolean) => (
    <Field
      label={words[name]}
      inputMode={isNumber ? 'decimal' : undefined}
      maxLength={80}
      value={typed[name]}
      onChange={(event) => onChange({ [name]: event.target.value })}
    />
  );
  return (
    <fieldset className={style.dose}>
      <legend>{words.title(drug)}</legend>
      <p>{words.hint}</p>
      {field('amount', true)}
      <p className={style.perKg}>{perKg !== null && words.perKg(numberText(perKg, 2))}</p>
      <div className={style.units}>
        <Choices
          label={words.unit}
          choices={doseUnits.map((value) => ({ value, text: value }))}
          chosen={typed.unit}
          onChoose={(unit) => onChange({ unit })}
        />
      </div>
      {isInfusion && (
        <div className={style.pair}>
          {field('rate', true)}
          {field('volume', true)}
        </div>
      )}
      <div className={style.pair}>
        {field('lot', false)}
        {field('givenBy', false)}
      </div>
    </fieldset>
  );
}
