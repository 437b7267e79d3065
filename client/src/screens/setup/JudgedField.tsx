import type { ComponentProps } from 'react';
import { Field } from '../../ui/Field.tsx';
import style from './JudgedField.module.css';

type JudgedFieldProps = Pick<ComponentProps<'input'>, 'inputMode' | 'maxLength'> & {
  readonly label: string;
  readonly value: string;
  /** What to type, where that is not plain. */
  readonly hint?: string;
  /** What is wrong with it, in words. */
  readonly wrong: readonly string[];
  readonly onChange: (typed: string) => void;
};

/** A field of a draft, with what is wrong with it under it. */
export function JudgedField({ wrong, hint, onChange, ...rest }: JudgedFieldProps) {
  const isWrong = wrong.length > 0;
  const said = isWrong ? wrong.join(' ') : hint;
  return (
    <div className={style.field}>
      <Field
        {...rest}
        {...(isWrong && { 'aria-invalid': true as const })}
        {...(said !== undefined && { hint: said })}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
