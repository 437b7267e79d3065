import { Button } from '../../../ui/Button.tsx';
import style from './SaveButton.module.css';

type SaveButtonProps<T> = {
  readonly words: string;
  readonly isHeld: boolean;
  /** Null while the form amounts to nothing that could be entered. */
  readonly entry: T | null;
  readonly onSave: (entry: T) => void;
};

/** Always in view, however long the form is. */
export function SaveButton<T>({ words, isHeld, entry, onSave }: SaveButtonProps<T>) {
  return (
    <div className={style.save}>
      <Button
        kind="primary"
        disabled={isHeld || entry === null}
        onClick={() => {
          if (entry !== null) onSave(entry);
        }}
      >
        {words}
      </Button>
    </div>
  );
}
