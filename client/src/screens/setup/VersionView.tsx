import { PenLine } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useSetupText } from './setup-text.ts';
import style from './VersionView.module.css';

type VersionViewProps = {
  /** How it is signed; null where there is nothing to sign. */
  readonly signOff: ReactNode;
  /** What became of the last thing done here. */
  readonly told: string | null;
  readonly onEdit: () => void;
  readonly children: ReactNode;
};

/** One version of a preset or a protocol as it is, and what may be done with it. */
export function VersionView({ signOff, told, onEdit, children }: VersionViewProps) {
  const { actions } = useSetupText();
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (told !== null) said.current?.focus();
  }, [told]);
  return (
    <section className={style.view}>
      {told !== null && (
        <p className={style.told} role="status" ref={said} tabIndex={-1}>
          {told}
        </p>
      )}
      <div className={style.actions}>
        {signOff}
        <Button onClick={onEdit}>
          <PenLine aria-hidden size={22} />
          {signOff === null ? actions.edit : actions.editDraft}
        </Button>
      </div>
      {children}
    </section>
  );
}
