import { barMs, sweepMs, type Pen } from './sweep.ts';

/** Draws what lies behind the pen, from left to right and round again; before the pen a stretch is left empty. */
export function drawSweep(canvas: HTMLCanvasElement, pen: Pen | null): void {
  const context = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (context === null || width === 0 || height === 0) return;
  const ratio = Math.min(2, devicePixelRatio);
  fit(canvas, Math.round(width * ratio), Math.round(height * ratio));
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  if (pen === null) return;
  const { low, high } = pen;
  const x = (atMs: number) => ((atMs % sweepMs) / sweepMs) * width;
  const y = (value: number) => 3 + (1 - (clamp(value, low, high) - low) / (high - low)) * (height - 6);
  context.strokeStyle = getComputedStyle(canvas).getPropertyValue('--spo2');
  context.lineWidth = 2;
  context.lineJoin = 'round';
  context.beginPath();
  let beforeX = Infinity;
  for (const { atMs, value, isJoined } of pen.points) {
    if (atMs <= pen.atMs - sweepMs + barMs) continue;
    const atX = x(atMs);
    if (isJoined && atX >= beforeX) context.lineTo(atX, y(value));
    else context.moveTo(atX, y(value));
    beforeX = atX;
  }
  context.stroke();
}

/** Setting a size empties a canvas, and costs even where it is the same. */
function fit(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
