import { nearestLimit } from '@chairside/shared/alarms/limits.ts';
import type { RuleParameter } from '@chairside/shared/alarms/preset.ts';
import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { decimate, type TrendPoint } from '@chairside/shared/vitals/decimate.ts';
import { lanesFor, type Lane, type Lanes } from '../../../vitals/trend-lanes.ts';
import { laidOut, type LaidMark, type Mark } from './marks.ts';

/**
 * Where everything of the record's chart stands, in units of a drawing 1000 wide: on the screen a unit is about a pixel, on
 * paper about 0.19 mm. As high as its texts need, so that none is left out.
 */
export const width = 1_000;
const left = 50;
const right = 10;
export const rowHeight = 17;
const phaseHeight = 22;
const lanesHeight = 396;
/** Above the lanes, for the name of the first. */
const headroom = 16;
const axisHeight = 44;

const minuteMs = 60_000;
const shortestMs = 15 * minuteMs;
/** More points than units of width cannot be told apart. */
const buckets = 330;

export type Plan = {
  readonly height: number;
  readonly plot: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
  readonly lanes: Lanes;
  readonly marks: readonly LaidMark[];
  readonly phases: readonly { readonly phase: Band; readonly from: number; readonly to: number }[];
  readonly pauses: readonly { readonly from: number; readonly to: number }[];
  readonly ticks: readonly { readonly x: number; readonly minute: number; readonly atMs: number }[];
  readonly spo2: string;
  readonly pulse: string;
  readonly limits: Readonly<Record<Lane['id'], { readonly low: string; readonly high: string }>>;
  readonly baseline: Readonly<Record<Lane['id'], string>>;
  readonly x: (atMs: number) => number;
  readonly y: (lane: Lane, value: number) => number;
};

export type Band = 'preparing' | 'infusing' | 'observing';

export function planOf(record: SessionRecord, marks: readonly Mark[]): Plan {
  const { openedAtMs, untilMs, startedAtMs } = record;
  const toMs = Math.max(untilMs, openedAtMs + shortestMs);
  const x = (atMs: number) => left + ((atMs - openedAtMs) / (toMs - openedAtMs)) * (width - left - right);
  const laid = laidOut(marks, { x, right: width - right });
  const rows = laid.reduce((most, { row }) => Math.max(most, row + 1), 0);
  const top = rows * rowHeight + phaseHeight;
  const plot = { top, bottom: top + headroom + lanesHeight, left, right: width - right };
  const lanes = lanesFor({
    spo2: numbersOf(record.trend.spo2Percent),
    pulse: numbersOf(record.trend.pulseRateBpm),
    nibp: record.nibp,
  });
  const y = ({ from, to, low, high }: Lane, value: number) =>
    plot.bottom - (from + ((value - low) / (high - low)) * (to - from)) * lanesHeight;
  const place = { x, y };
  return {
    height: plot.bottom + axisHeight,
    plot,
    lanes,
    marks: laid,
    phases: record.phases
      .filter(({ phase }) => phase !== 'paused')
      .map(({ phase, fromMs, toMs: endMs }) => ({
        phase: phase as Band,
        from: x(fromMs),
        to: x(endMs ?? untilMs),
      })),
    pauses: record.phases
      .filter(({ phase }) => phase === 'paused')
      .map(({ fromMs, toMs: endMs }) => ({ from: x(fromMs), to: x(endMs ?? untilMs) })),
    ticks: ticksOf({ zeroMs: startedAtMs ?? openedAtMs, fromMs: openedAtMs, toMs }, x),
    spo2: linePath(record.trend.spo2Percent, lanes.spo2, place),
    pulse: linePath(record.trend.pulseRateBpm, lanes.pulse, place),
    limits: perLane((lane) => ({
      low: limitPath(record, { lane: lanes[lane], of: limited[lane], direction: 'low' }, place),
      high: limitPath(record, { lane: lanes[lane], of: limited[lane], direction: 'high' }, place),
    })),
    baseline: perLane((lane) => baselinePath(record, { lane: lanes[lane], of: limited[lane] }, place)),
    x,
    y,
  };
}

type Place = Pick<Plan, 'x' | 'y'>;

const limited = {
  nibp: 'systolicMmHg',
  spo2: 'spo2Percent',
  pulse: 'pulseRateBpm',
} as const satisfies Record<Lane['id'], RuleParameter>;

function perLane<T>(make: (lane: Lane['id']) => T): Readonly<Record<Lane['id'], T>> {
  return { nibp: make('nibp'), spo2: make('spo2'), pulse: make('pulse') };
}

function numbersOf(points: readonly TrendPoint[]): readonly number[] {
  return points.flatMap(({ value }) => value ?? []);
}

/** Gaps are gaps: the line ends before one and begins anew behind it; a lone point is a dot. */
function linePath(points: readonly TrendPoint[], lane: Lane, { x, y }: Place): string {
  let isDown = false;
  let path = '';
  for (const { atMs, value } of decimate(points, buckets)) {
    if (value !== null) {
      const at = `${tenth(x(atMs))},${tenth(y(lane, value))}`;
      path += isDown ? `L${at}` : `M${at}h0`;
    }
    isDown = value !== null;
  }
  return path;
}

type Limited = {
  readonly lane: Lane;
  readonly of: (typeof limited)[Lane['id']];
  readonly direction: 'low' | 'high';
};

/** A step for each time they were changed; one that lies outside of the lane is not drawn. */
function limitPath(record: SessionRecord, { lane, of, direction }: Limited, { x, y }: Place): string {
  return record.limits
    .map(({ fromMs, toMs, limits }) => {
      const value = nearestLimit(limits, of, direction)?.value ?? null;
      if (value === null || value < lane.low || value > lane.high) return '';
      return `M${tenth(x(fromMs))},${tenth(y(lane, value))}H${tenth(x(toMs ?? record.untilMs))}`;
    })
    .join('');
}

function baselinePath(
  record: SessionRecord,
  { lane, of }: Omit<Limited, 'direction'>,
  { x, y }: Place,
): string {
  const taken = record.baselines.findLast(({ isInForce }) => isInForce);
  if (taken === undefined) return '';
  return `M${tenth(x(taken.setAtMs))},${tenth(y(lane, taken[of]))}H${tenth(x(record.untilMs))}`;
}

const steps = [5, 10, 15, 30, 60, 120, 240];
const mostTicks = 13;

type Span = { readonly zeroMs: number; readonly fromMs: number; readonly toMs: number };

function ticksOf({ zeroMs, fromMs, toMs }: Span, x: Plan['x']): Plan['ticks'] {
  const step = steps.find((minutes) => (toMs - fromMs) / minuteMs / minutes <= mostTicks) ?? 480;
  const first = Math.ceil((fromMs - zeroMs) / minuteMs / step) * step;
  const last = (toMs - zeroMs) / minuteMs;
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => {
    const minute = first + index * step;
    const atMs = zeroMs + minute * minuteMs;
    return { x: x(atMs), minute, atMs };
  });
}

export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
