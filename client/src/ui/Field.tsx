import { useId, type ComponentProps } from 'react';
import style from './Field.module.css';

type FieldProps = Omit<ComponentProps<'input'>, 'className' | 'id'> & {
  readonly label: string;
  readonly hint?: string;
};

export function Field({ label, hint, ...rest }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className={style.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        autoComplete="off"
        {...(hint !== undefined && { 'aria-describedby': hintId })}
        {...rest}
      />
      {hint !== undefined && <small id={hintId}>{hint}</small>}
    </div>
  );
}
