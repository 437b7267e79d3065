import { CircleCheck, CircleDashed } from 'lucide-react';
import { useNowMs } from '../../live/context.tsx';
import { ageText } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { useCareText } from '../care-text.ts';
import type { MonitorRow } from '../monitor-rows.ts';
import style from './MonitorList.module.css';

/** Whether oximeter and cuff are heard, by a sign and in words: a start is looked at before it is made (SE13a). */
export function MonitorList({ rows }: { readonly rows: readonly MonitorRow[] }) {
  const words = useCareText().monitors;
  const textOf = useRowText();
  return (
    <ul className={style.list} aria-label={words.title}>
      {rows.map((row) => {
        const Sign = row.type === 'heard' ? CircleCheck : CircleDashed;
        return (
          <li key={row.monitor} data-monitor={row.monitor} data-heard={row.type === 'heard' || undefined}>
            <Sign aria-hidden size={22} strokeWidth={2.4} />
            <b>{words[row.monitor]}</b>
            <span>{textOf(row)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function useRowText(): (row: MonitorRow) => string {
  const text = useText();
  const words = useCareText().monitors;
  const nowMs = useNowMs();
  const age = (atMs: number) => ageText(Math.max(0, nowMs - atMs), text);
  return (row) => {
    switch (row.type) {
      case 'heard':
        return row.monitor === 'cuff'
          ? words.measured(row.deviceId, age(row.lastAtMs))
          : words.heard(row.deviceId, age(row.lastAtMs));
      case 'silent':
        return row.lastAtMs === null
          ? words.never(row.deviceId)
          : words.silent(row.deviceId, age(row.lastAtMs));
      case 'wellness':
        return words.wellness(row.deviceId);
      case 'none':
        return words.none;
    }
  };
}
