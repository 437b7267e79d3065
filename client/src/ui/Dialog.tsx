import { X } from 'lucide-react';
import { use, useEffect, useId, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { Button } from './Button.tsx';
import style from './Dialog.module.css';
import { putBehind } from './behind.ts';
import { ReadOnlyContext } from './read-only.ts';
import { useText } from './text.ts';

type DialogProps = {
  readonly title: string;
  /** The chair and the patient the question is about. */
  readonly whose?: string;
  readonly hint?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/**
 * A question over the screen. What lies behind is inert, but for the alarm bar: while somebody chooses a reason, an alarm can
 * still be seen as it is and acknowledged in one tap (UI1, UI8). So it is not the browser's modal dialog (decision 0014).
 */
export function Dialog({ title, whose, hint, onClose, children }: DialogProps) {
  const text = useText();
  const readOnly = use(ReadOnlyContext);
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => (dialog.current === null ? undefined : putBehind(dialog.current)), []);
  useEscapeFromNowhere(dialog, onClose);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return createPortal(
    <>
      <div className={style.shade} />
      <dialog
        ref={dialog}
        open
        className={style.dialog}
        aria-labelledby={titleId}
        tabIndex={-1}
        onKeyDown={closeOnEscape}
      >
        <div className={style.head}>
          <div>
            <h2 id={titleId}>{title}</h2>
            {whose !== undefined && <p className={style.whose}>{whose}</p>}
          </div>
          <Button kind="quiet" aria-label={text.app.close} onClick={onClose}>
            <X aria-hidden size={28} />
          </Button>
        </div>
        {hint !== undefined && <p className={style.hint}>{hint}</p>}
        {readOnly === null ? (
          <div className={style.body}>{children}</div>
        ) : (
          <>
            <p role="note" className={style.readOnly}>
              {readOnly}
            </p>
            <fieldset className={style.body} disabled>
              {children}
            </fieldset>
          </>
        )}
      </dialog>
    </>,
    document.body,
  );
}

/**
 * A button that goes when it was pressed takes the focus with it, and then a key is pressed in no place of the page. It is still
 * meant for the question that lies on top.
 */
function useEscapeFromNowhere(dialog: RefObject<HTMLDialogElement | null>, onClose: () => void) {
  useEffect(() => {
    const close = (event: globalThis.KeyboardEvent) => {
      const isOnTop = dialog.current?.hasAttribute('inert') === false;
      if (event.key !== 'Escape' || event.defaultPrevented || !isOnTop) return;
      if (document.activeElement !== document.body) return;
      event.preventDefault();
      onClose();
    };
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [dialog, onClose]);
}
