import type { Session } from '@chairside/shared/chair/state.ts';
import type { NibpMeasurement } from '@chairside/shared/vitals/nibp.ts';
import { Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { timeOfDay } from '../ui/format.ts';
import { useText } from '../ui/text.ts';
import { nibpText } from './nibp-vital.ts';
import style from './TrendChart.module.css';
import { TrendGround } from './TrendGround.tsx';
import { trendGround } from './trend-ground.ts';
import { laneDomain, trendLanes } from './trend-lanes.ts';
import type { TrendRow } from './trend-rows.ts';

export type TrendChartProps = {
  readonly session: Session;
  readonly rows: readonly TrendRow[];
  readonly nibp: readonly NibpMeasurement[];
  readonly zeroMs: number;
  readonly nowMs: number;
};

/** On the right the names of the lanes: over none of what is drawn. */
const margin = { top: 34, right: 88, bottom: 0, left: 46 };

/** Minutes since start; lanes of their own; gaps are gaps; hover, touch and arrow keys read values (UI11). */
function TrendChart({ session, rows, nibp, zeroMs, nowMs }: TrendChartProps) {
  const ground = trendGround(session, zeroMs, nowMs);
  const lanes = trendLanes(rows, nibp);
  return (
    <div className={style.chart}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={rows} margin={margin}>
          <XAxis
            dataKey="minute"
            type="number"
            domain={[ground.from, ground.to]}
            ticks={minuteTicks(ground.from, ground.to)}
            allowDataOverflow
            tickLine={false}
            axisLine={false}
            height={26}
            tick={{ fontSize: 16 }}
          />
          <YAxis yAxisId="spo2" hide domain={[...laneDomain(lanes.spo2)]} allowDataOverflow />
          <YAxis yAxisId="pulse" hide domain={[...laneDomain(lanes.pulse)]} allowDataOverflow />
          <TrendGround session={session} ground={ground} lanes={lanes} nibp={nibp} zeroMs={zeroMs} />
          <Line
            stroke="var(--spo2)"
            strokeWidth={2}
            yAxisId="spo2"
            dataKey="spo2Percent"
            dot={false}
            activeDot={{ r: 4 }}
            isAnimationActive={false}
            connectNulls={false}
          />
          <Line
            stroke="var(--pulse)"
            strokeWidth={2}
            yAxisId="pulse"
            dataKey="pulseRateBpm"
            dot={false}
            activeDot={{ r: 4 }}
            isAnimationActive={false}
            connectNulls={false}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--text)' }}
            content={({ active, payload }) => {
              const row = payload[0]?.payload as TrendRow | undefined;
              if (!active || row === undefined) return null;
              return <Reading row={row} nibp={nibp} timeZone={session.timeZone} />;
            }}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

type ReadingProps = {
  readonly row: TrendRow;
  readonly nibp: readonly NibpMeasurement[];
  readonly timeZone: string;
};

function Reading({ row, nibp, timeZone }: ReadingProps) {
  const text = useText();
  const cuff = nibp.findLast((one) => one.atMs <= row.atMs);
  return (
    <dl className={style.reading}>
      <dt>{timeOfDay(row.atMs, timeZone)}</dt>
      <dd>
        {Math.round(row.minute)} {text.trend.minutes}
      </dd>
      <dt>{text.vital.spo2}</dt>
      <dd>{row.spo2Percent === null ? text.trend.gap : `${row.spo2Percent} %`}</dd>
      <dt>{text.vital.pulseRate}</dt>
      <dd>{row.pulseRateBpm === null ? text.trend.gap : `${row.pulseRateBpm} /min`}</dd>
      {cuff !== undefined && (
        <>
          <dt>
            {text.vital.nibp} {timeOfDay(cuff.atMs, timeZone)}
          </dt>
          <dd>{nibpText(cuff)}</dd>
        </>
      )}
    </dl>
  );
}

const tickSteps = [5, 10, 20, 30, 60];
const mostTicks = 12;

function minuteTicks(from: number, to: number): number[] {
  const step = tickSteps.find((minutes) => (to - from) / minutes <= mostTicks) ?? 120;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, index) => first + index * step);
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default TrendChart;
