import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';
import type { DialogProps } from './dialog-props.ts';
import style from './ScoreDialog.module.css';

/** MOAA/S, from awake to unresponsive; one tap. */
export function ScoreDialog({ whose, onGive, onClose }: DialogProps) {
  const text = useText();
  const levels = text.dialog.score.levels.map((words, score) => ({ words, score })).toReversed();
  return (
    <Dialog title={text.dialog.score.title} whose={whose} onClose={onClose}>
      <ul className={style.levels}>
        {levels.map(({ words, score }) => (
          <li key={score}>
            <Button onClick={() => onGive({ type: 'score-moaas', score })}>
              <b>{score}</b>
              <span>{words}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
