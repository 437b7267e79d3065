import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { timeOfDay } from '../../../ui/format.ts';
import { useRecordsText } from '../records-text.ts';
import { useWording } from '../wording.ts';
import { ChartGround } from './ChartGround.tsx';
import { ChartKey } from './ChartKey.tsx';
import { chartMarks } from './chart-marks.ts';
import { planOf, width } from './plan.ts';
import { Pressures } from './Pressures.tsx';
import style from './RecordChart.module.css';

/** The whole session as one drawing, the same on the screen and on paper (RE63). */
export function RecordChart({ record }: { readonly record: SessionRecord }) {
  const { chart } = useRecordsText();
  const wording = useWording(record);
  const plan = planOf(record, chartMarks(wording));
  const { openedAtMs, untilMs, timeZone, startedAtMs } = record;
  const { left, right, top, bottom } = plan.plot;
  return (
    <figure className={style.figure} tabIndex={0} role="group" aria-label={chart.title}>
      <svg
        className={style.chart}
        viewBox={`0 0 ${width} ${plan.height}`}
        role="img"
        aria-label={chart.label(timeOfDay(openedAtMs, timeZone), timeOfDay(untilMs, timeZone))}
      >
        <ChartGround plan={plan} />
        <path className={style.line} data-lane="spo2" d={plan.spo2} />
        <path className={style.line} data-lane="pulse" d={plan.pulse} />
        <Pressures plan={plan} nibp={record.nibp} />
        <rect className={style.frame} x={left} y={top} width={right - left} height={bottom - top} />
        {plan.ticks.map(({ x, minute, atMs }) => (
          <g key={minute} className={style.tick}>
            <line x1={x} x2={x} y1={bottom} y2={bottom + 5} />
            <text x={x} y={bottom + 18}>
              {minute}
            </text>
            <text className={style.soft} x={x} y={bottom + 34}>
              {timeOfDay(atMs, timeZone)}
            </text>
          </g>
        ))}
        <text className={style.unit} x={left - 8} y={bottom + 18}>
          {chart.unit}
        </text>
      </svg>
      <ChartKey isStarted={startedAtMs !== null} />
    </figure>
  );
}
