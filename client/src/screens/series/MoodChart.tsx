import type { PatientSeries } from '@chairside/shared/record/series.ts';
import { useText } from '../../ui/text.ts';
import { useRecordsText } from '../record/records-text.ts';
import { sessionName } from './names.ts';
import style from './MoodChart.module.css';

const width = 1_000;
const height = 240;
const left = 50;
const right = 40;
const [top, bottom] = [30, 200];

/** The score before each session, of the scale that was taken in most; a response has a ring around its point. */
export function MoodChart({ of: { sessions, responses } }: { readonly of: PatientSeries }) {
  const text = useText();
  const { series } = useRecordsText();
  const [first] = responses;
  if (first === undefined) return null;
  const highest = responses.reduce((most, { score }) => Math.max(most, score), 1);
  const placeOf = (session: string) => sessions.findIndex((one) => one.session === session);
  const x = (session: string) =>
    left + ((placeOf(session) + 0.5) / Math.max(1, sessions.length)) * (width - left - right);
  const y = (score: number) => bottom - (score / highest) * (bottom - top);
  const path = responses.map(({ session, score }) => `${x(session)},${y(score)}`).join('L');
  return (
    <figure className={style.figure}>
      <figcaption>
        {series.mood} · {text.chart.scale[first.scale]}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={series.mood}>
        <line className={style.rule} x1={left} x2={width - right} y1={bottom} y2={bottom} />
        <text className={style.scale} x={left - 8} y={bottom + 5}>
          0
        </text>
        <path className={style.line} d={`M${path}`} />
        {responses.map(({ session, score, isResponse }) => (
          <g key={session}>
            {isResponse && <circle className={style.ring} cx={x(session)} cy={y(score)} r={12} />}
            <circle className={style.point} cx={x(session)} cy={y(score)} r={6} />
            <text x={x(session)} y={y(score) - 16}>
              {score}
            </text>
          </g>
        ))}
        {sessions.map((one, index) => (
          <text key={one.session} className={style.number} x={x(one.session)} y={bottom + 26}>
            {sessionName(one, index)}
          </text>
        ))}
      </svg>
    </figure>
  );
}
