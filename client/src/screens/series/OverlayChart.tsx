import { useRecordsText } from '../record/records-text.ts';
import { height, overlay, width, type OverlayLine } from './overlay.ts';
import style from './OverlayChart.module.css';

type OverlayChartProps = {
  readonly name: string;
  readonly of: 'systolic' | 'spo2';
  readonly lines: readonly OverlayLine[];
};

const scales = {
  systolic: { low: 80, high: 180, step: 10 },
  spo2: { low: 85, high: 100, step: 5 },
} as const;

/** The sessions of one patient laid over each other: the newest strongest, each with its number at its end. */
export function OverlayChart({ name, of, lines }: OverlayChartProps) {
  const { series, chart } = useRecordsText();
  const drawn = overlay(lines, scales[of]);
  return (
    <figure className={style.figure}>
      <figcaption>{name}</figcaption>
      <svg
        className={style.chart}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={series.overlaid(name)}
      >
        {drawn.values.map(({ y, value }) => (
          <g key={value}>
            <line className={style.rule} x1={drawn.left} x2={drawn.right} y1={y} y2={y} />
            <text className={style.scale} x={drawn.left - 6} y={y + 4}>
              {value}
            </text>
          </g>
        ))}
        {drawn.minutes.map(({ x, minute }) => (
          <g key={minute}>
            <line
              className={style.rule}
              data-zero={minute === 0 || undefined}
              x1={x}
              x2={x}
              y1={0}
              y2={drawn.bottom}
            />
            <text className={style.minute} x={x} y={drawn.bottom + 20}>
              {minute}
            </text>
          </g>
        ))}
        <text className={style.scale} x={drawn.left - 8} y={drawn.bottom + 20}>
          {chart.unit}
        </text>
        {drawn.lines.map(({ key, name: session, path, end, age }) => (
          <g key={key} data-age={Math.min(age, 3)} className={style.session}>
            <path d={path} />
            {end !== null && (
              <text x={end.x + 5} y={end.y + 4}>
                {session}
              </text>
            )}
          </g>
        ))}
      </svg>
    </figure>
  );
}
