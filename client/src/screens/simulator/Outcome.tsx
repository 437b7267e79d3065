import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { refusalText } from '../../session/refusal-text.ts';
import { useText } from '../../ui/text.ts';
import style from './Outcome.module.css';
import type { PanelOutcome } from './panel-outcome.ts';
import { useSimulatorText } from './simulator-text.ts';

/** What became of a press, where it was pressed (SI82). */
export function Outcome({ of: outcome }: { readonly of: PanelOutcome }) {
  const text = useText();
  const words = useSimulatorText();
  const timeZone = useLive(selectSite)?.site.timeZone ?? 'UTC';
  switch (outcome.type) {
    case 'pending':
      return <p role="status">{words.asked}</p>;
    case 'done':
      return <p role="status">{words.done}</p>;
    case 'wrong':
      return (
        <div className={style.wrong} role="alert">
          <ul>
            {outcome.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      );
    case 'refused':
      return (
        <p className={style.wrong} role="alert">
          {refusalText(outcome.why, { text, timeZone })}
        </p>
      );
    case 'unknown':
      return (
        <p className={style.wrong} role="alert">
          {words.notAnswered}
        </p>
      );
  }
}
