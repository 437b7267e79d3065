import type { ChairId } from '@chairside/shared/ids.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.ts';
import style from './ChairChooser.module.css';
import type { HeardChair } from './heard-panel.ts';
import { useSimulatorText } from './simulator-text.ts';

type ChairChooserProps = {
  readonly chairs: readonly HeardChair[];
  readonly shown: ChairId;
  readonly onChoose: (chair: ChairId) => void;
};

/** Which chair is looked at; each says how much goes on at it. */
export function ChairChooser({ chairs, shown, onChoose }: ChairChooserProps) {
  const text = useText();
  const words = useSimulatorText();
  return (
    <div className={style.chairs} role="group" aria-label={words.chairs}>
      {chairs.map(({ chair, active }) => (
        <Button key={chair} aria-pressed={chair === shown} onClick={() => onChoose(chair)}>
          <span>
            {text.app.chair(chair)}
            {active.length > 0 && <small>{words.goingOnCount(active.length)}</small>}
          </span>
        </Button>
      ))}
    </div>
  );
}
