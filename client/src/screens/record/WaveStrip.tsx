import { waveKeptMs, type KeptWave } from '@chairside/shared/devices/wave.ts';
import style from './WaveStrip.module.css';

type WaveStripProps = {
  readonly waves: readonly KeptWave[];
  /** When the alarm became one of high priority: the middle of the strip. */
  readonly momentMs: number;
  readonly label: string;
};

const width = 1_000;
const height = 90;
const axis = 18;
const ticks = [-10, -5, 0, 5, 10] as const;

/** Twenty seconds as they were: gaps are left open, the height is the strip's own. */
export function WaveStrip({ waves, momentMs, label }: WaveStripProps) {
  const x = (atMs: number) => ((atMs - momentMs + waveKeptMs) / (2 * waveKeptMs)) * width;
  const values = waves.flatMap(({ samples }) => samples);
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const y = (value: number) => 4 + (1 - (value - low) / Math.max(1, high - low)) * (height - 8);
  return (
    <svg className={style.strip} viewBox={`0 0 ${width} ${height + axis}`} role="img" aria-label={label}>
      {ticks.map((seconds) => (
        <g key={seconds}>
          <line
            className={seconds === 0 ? style.moment : style.tick}
            x1={x(momentMs + seconds * 1_000)}
            x2={x(momentMs + seconds * 1_000)}
            y1={0}
            y2={height}
          />
          <text
            className={style.seconds}
            x={x(momentMs + seconds * 1_000)}
            y={height + axis - 4}
            textAnchor={seconds === -10 ? 'start' : seconds === 10 ? 'end' : 'middle'}
          >
            {seconds > 0 ? `+${seconds} s` : `${seconds} s`}
          </text>
        </g>
      ))}
      {waves.map(({ atMs, rateHz, samples }) => (
        <polyline
          key={atMs}
          className={style.wave}
          points={samples
            .map((value, index) => `${x(atMs + (index * 1_000) / rateHz).toFixed(1)},${y(value).toFixed(1)}`)
            .join(' ')}
        />
      ))}
    </svg>
  );
}
