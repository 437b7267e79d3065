import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import style from './Dialog.module.css';
import { useText } from './text.ts';

type DialogProps = {
  readonly title: string;
  /** The chair and the patient the question is about. */
  readonly whose?: string;
  readonly hint?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** The browser's own modal dialog: focus stays inside, Escape closes, what lies behind is inert (decision 0014). */
export function Dialog({ title, whose, hint, onClose, children }: DialogProps) {
  const text = useText();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element?.open === false) element.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={style.dialog} aria-labelledby={titleId} onClose={onClose}>
      <header className={style.head}>
        <div>
          <h2 id={titleId}>{title}</h2>
          {whose !== undefined && <p className={style.whose}>{whose}</p>}
        </div>
        <Button kind="quiet" aria-label={text.app.close} onClick={() => dialog.current?.close()}>
          <X aria-hidden size={28} />
        </Button>
      </header>
      {hint !== undefined && <p className={style.hint}>{hint}</p>}
      <div className={style.body}>{children}</div>
    </dialog>
  );
}
