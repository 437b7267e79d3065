import type { Session } from '@chairside/shared/chair/state.ts';
import { nearestLimit } from '@chairside/shared/alarms/limits.ts';
import type { NibpMeasurement } from '@chairside/shared/vitals/nibp.ts';
import { usePlotArea, useXAxisScale } from 'recharts';
import { limitText } from '../ui/format.ts';
import { useText } from '../ui/text.ts';
import style from './TrendChart.module.css';
import { nibpBar, type Lane } from './trend-lanes.ts';
import type { Ground } from './trend-ground.ts';

type TrendGroundProps = {
  readonly session: Session;
  readonly ground: Ground;
  readonly lanes: Readonly<Record<Lane['id'], Lane>>;
  readonly nibp: readonly NibpMeasurement[];
  readonly zeroMs: number;
};

type Plot = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/**
 * Everything of the trend that is not a line, drawn in one go on the chart's own scales: a component for each bar and
 * band would cost more than the lines do.
 */
export function TrendGround(props: TrendGroundProps) {
  const plot = usePlotArea();
  const scale = useXAxisScale();
  if (plot === undefined || scale === undefined) return null;
  const x = (minute: number) => Number(scale(minute));
  if (!isDrawable(plot, props.ground, x)) return null;
  return (
    <g>
      <defs>
        <pattern
          id="pause-hatch"
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line className={style.hatch} x1="0" y1="0" x2="0" y2="8" />
        </pattern>
      </defs>
      <Bands {...props} plot={plot} x={x} />
      <Scales {...props} plot={plot} />
      <Marks {...props} plot={plot} x={x} />
      <Pressures {...props} plot={plot} x={x} />
    </g>
  );
}

/** At the first drawing the chart has no size or no scale yet, and says so as NaN. */
function isDrawable({ x: left, y, width, height }: Plot, ground: Ground, x: (minute: number) => number) {
  const edges = [left, y, width, height, x(ground.from), x(ground.to), x(ground.now)];
  return edges.every(Number.isFinite) && width > 0 && height > 0;
}

type DrawProps = TrendGroundProps & { readonly plot: Plot; readonly x: (minute: number) => number };

function Bands({ ground, plot, x }: DrawProps) {
  const text = useText();
  return (
    <>
      {ground.phases.map(({ phase, from, to }) => (
        <g key={`${phase}${from}`}>
          <rect
            className={style.band}
            data-band={phase}
            x={x(from)}
            y={plot.y}
            width={Math.max(0, x(to) - x(from))}
            height={plot.height}
          />
          {x(to) - x(from) > 110 && (
            <text className={style.phase} x={x(from) + 6} y={plot.y - 8}>
              {text.session.steps[phase]}
            </text>
          )}
        </g>
      ))}
      {ground.pauses.map(({ from, to }) => (
        <rect
          key={from}
          fill="url(#pause-hatch)"
          x={x(from)}
          y={plot.y}
          width={Math.max(2, x(to) - x(from))}
          height={plot.height}
        />
      ))}
      <line
        className={style.now}
        x1={x(ground.now)}
        x2={x(ground.now)}
        y1={plot.y}
        y2={plot.y + plot.height}
      />
    </>
  );
}

const limitOf = {
  nibp: { parameter: 'systolicMmHg', direction: 'high', baseline: 'systolicMmHg' },
  spo2: { parameter: 'spo2Percent', direction: 'low', baseline: 'spo2Percent' },
  pulse: { parameter: 'pulseRateBpm', direction: 'high', baseline: 'pulseRateBpm' },
} as const;

function Scales({ session, lanes, plot }: TrendGroundProps & { readonly plot: Plot }) {
  const text = useText();
  const right = plot.x + plot.width;
  const label = {
    nibp: text.vital.nibp,
    spo2: `${text.vital.spo2} %`,
    pulse: `${text.vital.pulseRate} /min`,
  };
  return (
    <>
      {Object.values(lanes).map((lane) => {
        const { parameter, direction, baseline } = limitOf[lane.id];
        const limit = nearestLimit(session.limits, parameter, direction);
        const isLimitInLane = limit !== null && limit.value >= lane.low && limit.value <= lane.high;
        const atBaseline = session.baseline?.[baseline];
        return (
          <g key={lane.id} data-lane={lane.id} className={style.lane}>
            {lane.ticks
              .filter((tick) => tick >= lane.low && tick <= lane.high)
              .filter(isApart(lane, plot))
              .map((tick) => (
                <g key={tick}>
                  <line
                    className={style.tick}
                    x1={plot.x}
                    x2={right}
                    y1={laneY(lane, tick, plot)}
                    y2={laneY(lane, tick, plot)}
                  />
                  <text className={style.scale} x={plot.x - 8} y={laneY(lane, tick, plot) + 5}>
                    {tick}
                  </text>
                </g>
              ))}
            {atBaseline !== undefined && (
              <line
                className={style.baseline}
                x1={plot.x}
                x2={right}
                y1={laneY(lane, atBaseline, plot)}
                y2={laneY(lane, atBaseline, plot)}
              />
            )}
            {isLimitInLane && (
              <line
                className={style.limit}
                x1={plot.x}
                x2={right}
                y1={laneY(lane, limit.value, plot)}
                y2={laneY(lane, limit.value, plot)}
              />
            )}
            <text className={style.name} x={right + 8} y={laneY(lane, lane.high, plot) + 14}>
              {label[lane.id]}
              {isLimitInLane && hasTwoLines(lane, plot) && (
                <tspan x={right + 8} dy={18}>
                  {text.vital[direction](limitText(limit.value, direction))}
                </tspan>
              )}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** Beside a low chart the limit of a lane would lie over the name of the next; it stands in the tile as well. */
function hasTwoLines({ id, to }: Lane, plot: Plot): boolean {
  const nextFrom = { nibp: 0.45, spo2: 0.2, pulse: 0 }[id];
  return (to - nextFrom) * plot.height >= 38;
}

function Pressures({ nibp, lanes, zeroMs, ground, plot, x }: DrawProps) {
  const path = nibp
    .flatMap((one) => {
      const bar = nibpBar(one);
      const minute = (one.atMs - zeroMs) / 60_000;
      if (bar === null || minute < ground.from) return [];
      const at = x(minute);
      if (!Number.isFinite(at)) return [];
      const [top, bottom] = [laneY(lanes.nibp, bar.sys, plot), laneY(lanes.nibp, bar.dia, plot)];
      return `M${at - 5},${top - 4}L${at},${top}L${at + 5},${top - 4}M${at},${top}V${bottom}M${at - 5},${bottom + 4}L${at},${bottom}L${at + 5},${bottom + 4}`;
    })
    .join('');
  return <path className={style.pressures} d={path} />;
}

/** The numbers of a flat lane would be written over each other: the first is kept, and what is clear of it. */
function isApart(lane: Lane, plot: Plot): (tick: number, index: number, ticks: readonly number[]) => boolean {
  return (tick, index, ticks) =>
    index === 0 || Math.abs(laneY(lane, tick, plot) - laneY(lane, ticks[0] ?? tick, plot)) >= 18;
}

/** Texts take one of two heights; one that would lie over another, or over a pressure, keeps its line only. */
function Marks({ ground, plot, x, nibp, zeroMs, lanes }: DrawProps) {
  const text = useText();
  const freeFrom = [-Infinity, -Infinity];
  return (
    <>
      {ground.marks.map(({ minute, entry }) => {
        const at = x(minute);
        if (!Number.isFinite(at)) return null;
        const words = text.entry[entry.type](entry.detail).split(',')[0] ?? '';
        const width = words.length * 8.4;
        const isFlipped = at + width > plot.x + plot.width;
        const start = isFlipped ? at - width : at;
        const row = freeFrom.findIndex(
          (free, index) => start > free && isClear(start, width, plot.y + 16 + index * 18),
        );
        if (row >= 0) freeFrom[row] = start + width + 8;
        return (
          <g key={entry.seq}>
            <line className={style.mark} x1={at} x2={at} y1={plot.y} y2={plot.y + plot.height} />
            {row >= 0 && (
              <text
                className={style.words}
                x={isFlipped ? at - 4 : at + 4}
                y={plot.y + 16 + row * 18}
                data-flipped={isFlipped || undefined}
              >
                {words}
              </text>
            )}
          </g>
        );
      })}
    </>
  );

  function isClear(at: number, width: number, y: number): boolean {
    return !nibp.some((one) => {
      const bar = nibpBar(one);
      const barX = x((one.atMs - zeroMs) / 60_000);
      if (bar === null || barX < at - 6 || barX > at + width) return false;
      return laneY(lanes.nibp, bar.sys, plot) - 4 < y && laneY(lanes.nibp, bar.dia, plot) + 4 > y - 16;
    });
  }
}

function laneY({ from, to, low, high }: Lane, value: number, plot: Plot): number {
  const part = from + ((value - low) / (high - low)) * (to - from);
  return plot.y + plot.height * (1 - part);
}
