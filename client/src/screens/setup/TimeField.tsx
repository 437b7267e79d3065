import { Field } from '../../ui/Field.tsx';
import style from './PresetEditor.module.css';

type TimeFieldProps = {
  readonly label: string;
  readonly value: string;
  /** What is wrong with it, in words. */
  readonly wrong: readonly string[];
  readonly onChange: (typed: string) => void;
};

/** One of the times of a preset, in seconds. */
export function TimeField({ label, value, wrong, onChange }: TimeFieldProps) {
  const judged = wrong.length > 0 ? { 'aria-invalid': true as const, hint: wrong.join(' ') } : {};
  return (
    <div className={style.time}>
      <Field
        label={label}
        inputMode="decimal"
        value={value}
        onChange={({ target }) => onChange(target.value)}
        {...judged}
      />
    </div>
  );
}
