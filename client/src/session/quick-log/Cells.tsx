import { Button } from '../../ui/Button.tsx';
import style from './Cells.module.css';

type CellsProps<T extends string | number> = {
  readonly label: string;
  /** `text` in large; `words` small below it. */
  readonly cells: readonly { readonly value: T; readonly text: string; readonly words?: string }[];
  readonly chosen?: T | null;
  /** How many stand in one row; all of them where it is not given. */
  readonly inRow?: number;
  readonly onChoose: (value: T) => void;
};

/** A question with short answers side by side: one tap. */
export function Cells<T extends string | number>({ label, cells, chosen, inRow, onChoose }: CellsProps<T>) {
  const columns = `repeat(${String(inRow ?? cells.length)}, minmax(0, 1fr))`;
  return (
    <fieldset className={style.cells} style={{ gridTemplateColumns: columns }}>
      <legend>{label}</legend>
      {cells.map(({ value, text, words }) => (
        <Button
          key={value}
          {...(chosen !== undefined && { 'aria-pressed': chosen === value })}
          onClick={() => onChoose(value)}
        >
          <b>{text}</b>
          {words !== undefined && <small>{words}</small>}
        </Button>
      ))}
    </fieldset>
  );
}
