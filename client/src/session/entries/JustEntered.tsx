import { undoWindowMs } from '@chairside/shared/chair/timeline.ts';
import type { Charted } from '@chairside/shared/chart/chart.ts';
import { severities, type Severity } from '@chairside/shared/chart/entry.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { Undo2 } from 'lucide-react';
import { useConnection } from '../../live/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.ts';
import style from './EntryList.module.css';
import { undoLeftMs } from './just-entered.ts';

type JustEnteredProps = { readonly chair: ChairId; readonly own: Charted; readonly nowMs: number };

/** In place, for a minute: how bad the side effect is, and the way back (SE7, SE14). */
export function JustEntered({ chair, own, nowMs }: JustEnteredProps) {
  const text = useText();
  const connection = useConnection();
  const { entry, seq, root, happenedAtMs } = own;
  const worsen = (severity: Severity) =>
    void connection.give(chair, {
      type: 'chart-entry',
      entry: { kind: 'side-effect-changed', of: root, severity },
      happenedAtMs,
    });
  const leftS = Math.ceil(Math.min(undoLeftMs(own, nowMs), undoWindowMs) / 1_000);
  return (
    <div className={style.just}>
      {entry.kind === 'side-effect' &&
        severities
          .filter((severity) => severity !== entry.severity)
          .map((severity) => (
            <Button key={severity} onClick={() => worsen(severity)}>
              {text.chart.severity[severity]}
            </Button>
          ))}
      <Button onClick={() => void connection.give(chair, { type: 'undo-entry', seq })}>
        <Undo2 aria-hidden size={20} />
        {text.quickLog.undo(leftS)}
      </Button>
    </div>
  );
}
