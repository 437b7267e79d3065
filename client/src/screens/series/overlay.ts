import type { SincePoint } from '@chairside/shared/record/series.ts';

/** Lines of several sessions on one drawing, 1000 wide, over minutes since the start. */
export const width = 1_000;
export const height = 260;
const left = 50;
const right = 36;
const top = 10;
const bottom = 34;
const minuteMs = 60_000;

export type OverlayLine = {
  readonly key: string;
  readonly name: string;
  readonly points: readonly SincePoint[];
};

export type Overlay = {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly lines: readonly {
    readonly key: string;
    readonly name: string;
    readonly path: string;
    /** Where its name stands; null where it has no point. */
    readonly end: { readonly x: number; readonly y: number } | null;
    /** From 0, the newest. */
    readonly age: number;
  }[];
  readonly minutes: readonly { readonly x: number; readonly minute: number }[];
  readonly values: readonly { readonly y: number; readonly value: number }[];
};

type Scale = { readonly low: number; readonly high: number; readonly step: number };

/** `lines` oldest first; every value of each lies in the drawing. */
export function overlay(lines: readonly OverlayLine[], least: Scale): Overlay {
  const points = lines.flatMap((line) => line.points);
  const values = points.flatMap(({ value }) => value ?? []);
  const low = values.reduce((lowest, value) => Math.min(lowest, stepped(value, least.step)), least.low);
  const high = values.reduce((highest, value) => Math.max(highest, -stepped(-value, least.step)), least.high);
  const from = points.reduce((first, { sinceStartMs }) => Math.min(first, sinceStartMs), 0);
  const to = points.reduce((last, { sinceStartMs }) => Math.max(last, sinceStartMs), 60 * minuteMs);
  const x = (ms: number) => left + ((ms - from) / (to - from)) * (width - left - right);
  const y = (value: number) => top + (1 - (value - low) / (high - low)) * (height - top - bottom);
  return {
    left,
    right: width - right,
    bottom: height - bottom,
    lines: lines.map((line, index) => ({
      key: line.key,
      name: line.name,
      age: lines.length - 1 - index,
      ...drawn(line.points, { x, y }),
    })),
    minutes: minuteTicks(from / minuteMs, to / minuteMs).map((minute) => ({
      x: x(minute * minuteMs),
      minute,
    })),
    values: ticks(low, high, least.step * 2).map((value) => ({ y: y(value), value })),
  };
}

type Place = { readonly x: (ms: number) => number; readonly y: (value: number) => number };

function drawn(points: readonly SincePoint[], { x, y }: Place) {
  let path = '';
  let isDown = false;
  let end: { readonly x: number; readonly y: number } | null = null;
  for (const { sinceStartMs, value } of points) {
    if (value !== null) {
      end = { x: tenth(x(sinceStartMs)), y: tenth(y(value)) };
      path += isDown ? `L${end.x},${end.y}` : `M${end.x},${end.y}h0`;
    }
    isDown = value !== null;
  }
  return { path, end };
}

const minuteSteps = [10, 15, 30, 60, 120];

function minuteTicks(from: number, to: number): readonly number[] {
  return ticks(from, to, minuteSteps.find((step) => (to - from) / step <= 12) ?? 240);
}

/** The multiples of `step` between the two. */
function ticks(low: number, high: number, step: number): readonly number[] {
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) => (first + index) * step);
}

function stepped(value: number, step: number): number {
  return Math.floor(value / step) * step;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
