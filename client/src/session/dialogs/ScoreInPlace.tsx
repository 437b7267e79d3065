import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { lastInfusion } from '@chairside/shared/chair/timeline.ts';
import { latestScore } from '@chairside/shared/chart/derived.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.ts';
import { useCareText } from '../care-text.ts';
import style from './ReadinessDialog.module.css';

type ScoreInPlaceProps = {
  readonly scale: 'moaas' | 'nausea' | 'dissociation';
  readonly session: Session;
  readonly onTry: (command: ChairCommand) => unknown;
};

/** A scale of one question, scored where it is asked: one tap. The last score since the stop is pressed. */
export function ScoreInPlace({ scale, session, onTry }: ScoreInPlaceProps) {
  const words = useCareText().ready;
  const { moaas } = useText().quickLog.scores;
  const levels = scale === 'moaas' ? moaas : words.level;
  const choices = levels.map((level, score) => ({ level, score }));
  const { course, chart } = session;
  const latest = latestScore(chart, scale);
  const sinceMs = course.phase === 'observing' ? lastInfusion(course).stoppedAtMs : 0;
  const chosen = latest === null || latest.atMs < sinceMs ? null : latest.score;
  const tap = (score: number) =>
    onTry({
      type: 'chart-entry',
      entry: { kind: 'scale', scale, score, answers: null },
      happenedAtMs: null,
    });
  return (
    <div className={style.scores} role="group" aria-label={words.criterion[scale]}>
      {(scale === 'moaas' ? choices.toReversed() : choices).map(({ level, score }) => (
        <Button key={score} aria-pressed={score === chosen} onClick={() => tap(score)}>
          <b>{score}</b> <span>{level}</span>
        </Button>
      ))}
    </div>
  );
}
