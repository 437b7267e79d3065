import type { TrendPoint } from '@chairside/shared/vitals/decimate.ts';
import { useEffect, useRef } from 'react';
import style from './Sparkline.module.css';

type SparklineProps = {
  readonly points: readonly TrendPoint[];
  /** Session time at the right edge; the line is drawn anew when it changes. */
  readonly untilMs: number;
  readonly spanMs: number;
  readonly label: string;
  /** Changes when colours do. */
  readonly theme: string;
};

const highest = 100;

/** What the lower edge stands for: 80 % SpO2, or the ten below the lowest that is drawn. */
export function lowestDrawn(points: readonly TrendPoint[], fromMs: number): number {
  return points.reduce(
    (lowest, { atMs, value }) =>
      value === null || atMs < fromMs ? lowest : Math.min(lowest, Math.floor(value / 10) * 10),
    80,
  );
}

export function Sparkline({ points, untilMs, spanMs, label, theme }: SparklineProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element !== null) draw(element, { points, untilMs, spanMs });
  }, [points, untilMs, spanMs, theme]);
  return <canvas ref={canvas} className={style.canvas} role="img" aria-label={label} />;
}

type Line = Pick<SparklineProps, 'points' | 'untilMs' | 'spanMs'>;

function draw(canvas: HTMLCanvasElement, { points, untilMs, spanMs }: Line): void {
  const context = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (context === null || width === 0 || height === 0) return;
  const ratio = Math.min(2, devicePixelRatio);
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.scale(ratio, ratio);
  const colours = getComputedStyle(canvas);
  const lowest = lowestDrawn(points, untilMs - spanMs);
  const y = (value: number) => {
    const part = (Math.min(highest, value) - lowest) / (highest - lowest);
    return 2 + (1 - part) * (height - 4);
  };
  context.strokeStyle = colours.getPropertyValue('--line');
  context.lineWidth = 1;
  for (const mark of [highest, 90, lowest]) {
    context.beginPath();
    context.moveTo(0, y(mark));
    context.lineTo(width, y(mark));
    context.stroke();
  }
  context.strokeStyle = colours.getPropertyValue('--spo2');
  context.lineWidth = 2;
  context.lineJoin = 'round';
  context.beginPath();
  let isDown = false;
  for (const { atMs, value } of points) {
    const x = width - ((untilMs - atMs) / spanMs) * width;
    if (x < 0) continue;
    if (value === null) isDown = false;
    else if (isDown) context.lineTo(x, y(value));
    else context.moveTo(x, y(value));
    if (value !== null) isDown = true;
  }
  context.stroke();
}
