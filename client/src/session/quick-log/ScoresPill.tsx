import type { Session } from '@chairside/shared/chair/state.ts';
import { nextScaleAtMs, scalesDue } from '@chairside/shared/chart/scales-due.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { ageText, timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import style from './QuickLog.module.css';

type ScoresPillProps = { readonly session: Session; readonly nowMs: number; readonly onOpen: () => void };

/** Which scores are due, or when the next will be: quiet, and never an alarm (SE15). */
export function ScoresPill({ session, nowMs, onOpen }: ScoresPillProps) {
  const text = useText();
  const isDue = scalesDue(session, nowMs).length > 0;
  return (
    <button type="button" className={style.pill} data-due={isDue || undefined} onClick={onOpen}>
      <span>{scoresText(session, nowMs, text)}</span>
    </button>
  );
}

/** `Scores due`, `MOAA/S overdue 6 min`, `Scores 10:40`. */
function scoresText(session: Session, nowMs: number, text: Catalogue): string {
  const { scores } = text.quickLog;
  const due = scalesDue(session, nowMs);
  const [first] = due;
  if (first === undefined) {
    const nextAtMs = nextScaleAtMs(session, nowMs);
    return nextAtMs === null ? scores.none : scores.next(timeOfDay(nextAtMs, session.timeZone));
  }
  const which = due.length === 1 ? text.chart.scale[first.scale] : scores.several;
  const late = due.filter(({ isOverdue }) => isOverdue);
  if (late.length === 0) return scores.due(which);
  const sinceMs = Math.min(...late.map((one) => one.sinceMs));
  return scores.overdue(which, ageText(nowMs - sinceMs, text));
}
