import { useLive } from '../live/context.tsx';
import { numberText } from '../ui/format.ts';
import { useText } from '../ui/text.ts';
import style from './AlarmList.module.css';

/** AL33: measured here, and shown. */
export function LatencyLine() {
  const { list } = useText().alarm;
  const latenciesMs = useLive((live) => live.alarmLatenciesMs).toSorted((a, b) => a - b);
  const median = latenciesMs[Math.floor((latenciesMs.length - 1) / 2)];
  const worst = latenciesMs.at(-1);
  const seconds = (ms: number) => numberText(Math.max(0, ms) / 1_000, 2);
  return (
    <p className={style.latency}>
      {median === undefined || worst === undefined
        ? list.noLatency
        : list.latency(seconds(median), seconds(worst))}
    </p>
  );
}
