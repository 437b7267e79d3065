import { Button } from '../../../ui/Button.tsx';

type SaveButtonProps<T> = {
  readonly words: string;
  readonly isHeld: boolean;
  /** Null while the form amounts to nothing that could be entered. */
  readonly entry: T | null;
  readonly onSave: (entry: T) => void;
};

export function SaveButton<T>({ words, isHeld, entry, onSave }: SaveButtonProps<T>) {
  return (
    <Button
      kind="primary"
      disabled={isHeld || entry === null}
      onClick={() => {
        if (entry !== null) onSave(entry);
      }}
    >
      {words}
    </Button>
  );
}
