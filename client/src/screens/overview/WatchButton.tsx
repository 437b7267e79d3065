import type { ChairId } from '@chairside/shared/ids.ts';
import { Bell, BellOff } from 'lucide-react';
import { useStore } from 'zustand';
import { watch, watching } from '../../alarms/watching.ts';
import { useText } from '../../ui/text.ts';
import style from './WatchButton.module.css';

/** Whether this screen sounds for the chair (AL27); only the desk may choose. */
export function WatchButton({ chair }: { readonly chair: ChairId }) {
  const text = useText();
  const { home, unwatched } = useStore(watching);
  if (home !== 'desk') return null;
  const isWatched = !unwatched.includes(chair);
  return (
    <button
      type="button"
      className={style.bell}
      aria-pressed={isWatched}
      aria-label={text.alarm.watch(text.app.chair(chair))}
      title={isWatched ? text.alarm.watched : text.alarm.notWatched}
      onClick={() => watch(chair, !isWatched)}
    >
      {isWatched ? <Bell aria-hidden size={20} /> : <BellOff aria-hidden size={20} />}
    </button>
  );
}
