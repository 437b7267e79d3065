import { slotToPutOff } from '@chairside/shared/chair/nibp-programme.ts';
import type { ChairState, Session } from '@chairside/shared/chair/state.ts';
import type { ChartedOf } from '@chairside/shared/chart/chart.ts';
import { latestScore } from '@chairside/shared/chart/derived.ts';
import { useNowMs } from '../../live/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { useGive } from '../use-give.tsx';
import { HappeningCard } from './HappeningCard.tsx';
import style from './VomitingCard.module.css';

type VomitingCardProps = {
  readonly chair: ChairState;
  readonly session: Session;
  readonly vomiting: ChartedOf<'side-effect'>;
  readonly onClose: () => void;
};

const scores = [5, 4, 3, 2, 1, 0] as const;

/** SE14a: how awake, what the clinic says about the airway, and whether the cuff can wait. */
function VomitingCard({ chair, session, vomiting, onClose }: VomitingCardProps) {
  const text = useText();
  const nowMs = useNowMs();
  const { give, question } = useGive(chair.chair);
  const words = text.happening.vomiting;
  const airway = session.protocol.texts.vomiting.trim();
  const scored = latestScore(session.chart, 'moaas');
  const isScored = scored !== null && scored.atMs >= vomiting.happenedAtMs;
  const { cuffPutOff } = session;
  const isPutOff = cuffPutOff !== null && nowMs < cuffPutOff.untilMs;
  return (
    <HappeningCard
      title={words.title}
      facts={[
        ...(airway === '' ? [] : [airway]),
        isScored ? words.scored(scored.score) : words.score,
        ...(isPutOff ? [words.putOffUntil(timeOfDay(cuffPutOff.untilMs, session.timeZone))] : []),
      ]}
    >
      {!isScored && (
        <div className={style.scores} role="group" aria-label={words.score}>
          {scores.map((score) => (
            <Button
              key={score}
              aria-label={`${String(score)}: ${text.dialog.score.levels[score]}`}
              onClick={() =>
                give({
                  type: 'chart-entry',
                  entry: { kind: 'scale', scale: 'moaas', score, answers: null },
                  happenedAtMs: null,
                })
              }
            >
              {score}
            </Button>
          ))}
        </div>
      )}
      {slotToPutOff(session, nowMs) !== null && (
        <Button onClick={() => give({ type: 'put-off-cuff' })}>{words.putOff}</Button>
      )}
      <Button onClick={onClose}>{words.close}</Button>
      {question}
    </HappeningCard>
  );
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default VomitingCard;
