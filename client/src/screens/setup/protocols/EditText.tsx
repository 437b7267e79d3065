import { useId } from 'react';
import style from './Editing.module.css';

type EditTextProps = {
  readonly label: string;
  readonly value: string;
  readonly wrong: readonly string[];
  readonly onChange: (typed: string) => void;
};

/** Several lines of the clinic's own. */
export function EditText({ label, value, wrong, onChange }: EditTextProps) {
  const id = useId();
  const isWrong = wrong.length > 0;
  return (
    <div className={style.text}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={4}
        value={value}
        {...(isWrong && { 'aria-invalid': true as const, 'aria-describedby': `${id}-wrong` })}
        onChange={({ target }) => onChange(target.value)}
      />
      {isWrong && (
        <p id={`${id}-wrong`} className={style.wrong}>
          {wrong.join(' ')}
        </p>
      )}
    </div>
  );
}
