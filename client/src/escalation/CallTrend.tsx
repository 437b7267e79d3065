import type { TrendPoint } from '@chairside/shared/vitals/decimate.ts';
import type { TrendLines } from '../live/trend-lines.ts';
import { useText } from '../ui/text.ts';
import style from './CallTrend.module.css';
import { rangeOf, trendPath, trendHeight, trendWidth } from './trend-path.ts';

/** SpO2 and pulse rate of the last ten minutes, each on a scale of its own; gaps stay gaps. */
export const trendShownMs = 10 * 60_000;

const lanes = ['spo2Percent', 'pulseRateBpm'] as const;
type LaneId = (typeof lanes)[number];

type CallTrendProps = {
  /** Grows in place; `nowMs` says when to look again. */
  readonly lines: TrendLines;
  readonly nowMs: number;
};

export function CallTrend({ lines, nowMs }: CallTrendProps) {
  const text = useText();
  return (
    <figure className={style.trend}>
      <figcaption>{text.escalation.lastTenMinutes}</figcaption>
      {lanes.map((lane) => (
        <Lane key={lane} lane={lane} points={lines.get(lane) ?? none} nowMs={nowMs} />
      ))}
    </figure>
  );
}

const none: readonly TrendPoint[] = [];

type LaneProps = {
  readonly lane: LaneId;
  readonly points: readonly TrendPoint[];
  readonly nowMs: number;
};

function Lane({ lane, points, nowMs }: LaneProps) {
  const text = useText();
  const span = { fromMs: nowMs - trendShownMs, toMs: nowMs };
  const shown = points.filter(({ atMs }) => atMs >= span.fromMs);
  const range = rangeOf(shown, lane === 'spo2Percent' ? { low: 90, high: 100 } : { low: 60, high: 80 });
  const label = lane === 'spo2Percent' ? text.vital.spo2 : text.vital.pulseRate;
  return (
    <div className={style.lane} data-of={lane}>
      <span>{label}</span>
      <svg
        viewBox={`0 0 ${trendWidth} ${trendHeight}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${label} ${range.low}–${range.high}`}
      >
        <path d={trendPath(shown, span, range)} vectorEffect="non-scaling-stroke" />
      </svg>
      <small>
        {range.high}
        <br />
        {range.low}
      </small>
    </div>
  );
}
