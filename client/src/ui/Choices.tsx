import { Button } from './Button.tsx';
import style from './Choices.module.css';

type ChoicesProps<T extends string | number> = {
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly text: string }[];
  readonly chosen?: T | null;
  readonly onChoose: (value: T) => void;
};

/** A question with few answers: one tap, no list to open. */
export function Choices<T extends string | number>({ label, choices, chosen, onChoose }: ChoicesProps<T>) {
  return (
    <fieldset className={style.choices}>
      <legend>{label}</legend>
      {choices.map(({ value, text }) => (
        <Button
          key={value}
          {...(chosen !== undefined && { 'aria-pressed': chosen === value })}
          onClick={() => onChoose(value)}
        >
          {text}
        </Button>
      ))}
    </fieldset>
  );
}
