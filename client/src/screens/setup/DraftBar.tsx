import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import { useRef, type ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import style from './DraftBar.module.css';
import { useSetupText } from './setup-text.ts';
import type { Saving } from './use-saving.ts';

type DraftBarProps = {
  readonly saving: Saving;
  /** What would be sent; null while something is wrong with it. */
  readonly draft: SiteCommand | null;
  readonly problemCount: number;
  readonly isUnchanged: boolean;
  readonly onDiscard: () => void;
  /** What it would change, or what is wrong, and why it was refused. */
  readonly children: ReactNode;
};

/** Over an editor: what was judged of the draft, and the way on. */
export function DraftBar({ saving, draft, problemCount, isUnchanged, onDiscard, children }: DraftBarProps) {
  const { actions } = useSetupText();
  const judged = useRef<HTMLDivElement>(null);
  const save = () => {
    if (draft === null) judged.current?.focus();
    else void saving.save(draft);
  };
  return (
    <div className={style.judged} ref={judged} tabIndex={-1}>
      {children}
      <div className={style.actions}>
        <Button kind="primary" disabled={isUnchanged || saving.outcome?.type === 'pending'} onClick={save}>
          {actions.save}
        </Button>
        <Button onClick={onDiscard}>{actions.discard}</Button>
        {problemCount > 0 && <p>{actions.notSaved(problemCount)}</p>}
      </div>
    </div>
  );
}
