import { Field } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.ts';
import style from './TypedVitals.module.css';
import { vitalNames, type VitalsTyped } from './vitals-typed.ts';

type VitalFieldsProps = { readonly typed: VitalsTyped; readonly onType: (typed: VitalsTyped) => void };

export function VitalFields({ typed, onType }: VitalFieldsProps) {
  const text = useText();
  return (
    <div className={style.fields}>
      {vitalNames.map((name) => (
        <Field
          key={name}
          label={text.dialog.limits.parameter[name]}
          inputMode="numeric"
          value={typed[name]}
          onChange={(event) => onType({ ...typed, [name]: event.target.value })}
        />
      ))}
    </div>
  );
}
