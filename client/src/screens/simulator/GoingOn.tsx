import { spanText } from '../../ui/format.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.ts';
import style from './GoingOn.module.css';
import type { HeardChair, HeardSpan } from './heard-panel.ts';
import { targetName, verbName } from './names.ts';
import { Outcome } from './Outcome.tsx';
import { useSimulatorText } from './simulator-text.ts';
import { useTelling } from './use-panel.ts';

type GoingOnProps = { readonly chair: HeardChair; readonly sessionNowMs: number | null };

/** What was made to happen and is not over, with the time it has left and a button that ends it. */
export function GoingOn({ chair, sessionNowMs }: GoingOnProps) {
  const words = useSimulatorText();
  const { goingOn } = words;
  const telling = useTelling();
  const end = ({ spanId }: HeardSpan) => telling.tell(spanId, { type: 'end', chair: chair.chair, spanId });
  return (
    <section aria-label={goingOn.title}>
      <h3>{goingOn.title}</h3>
      {chair.active.length === 0 && <p className={style.nothing}>{goingOn.nothing}</p>}
      <ul className={style.list}>
        {chair.active.map((span) => {
          const what = verbName(words.verb, span.target, span.verb);
          return (
            <li key={span.spanId}>
              <div className={style.what}>
                <b>{span.label === null ? what : `${what} (${span.label})`}</b>
                <span>{targetName(span.target, chair.targets, words)}</span>
              </div>
              <TimeLeft untilMs={span.untilMs} sessionNowMs={sessionNowMs} />
              <Button aria-label={goingOn.endOf(what)} onClick={() => void end(span)}>
                {goingOn.end}
              </Button>
              {telling.key === span.spanId && telling.outcome !== null && <Outcome of={telling.outcome} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type TimeLeftProps = Pick<HeardSpan, 'untilMs'> & { readonly sessionNowMs: number | null };

function TimeLeft({ untilMs, sessionNowMs }: TimeLeftProps) {
  const text = useText();
  const { goingOn } = useSimulatorText();
  if (untilMs === null) return <span>{goingOn.untilEnded}</span>;
  return <span>{sessionNowMs === null ? '?' : goingOn.left(spanText(untilMs - sessionNowMs, text))}</span>;
}
