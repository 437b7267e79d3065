import { Check } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { haveSeen, sinceLooked } from '../../changes/since-looked.ts';
import { useKioskText } from '../../kiosk/kiosk-text.ts';
import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { changeText } from './change-text.ts';
import { ChangesDialog } from './ChangesDialog.tsx';
import style from './Changes.module.css';

/** On one line that is never wider than its screen: the newest, and how many more; a tap opens all of them, another says that they were seen (UI17). */
export function ChangesLine() {
  const text = useText();
  const words = useKioskText().changes;
  const timeZone = useLive(selectSite)?.site.timeZone ?? 'UTC';
  const { changes, sinceMs, leftOut, unknown } = useStore(sinceLooked);
  const [isOpen, setOpen] = useState(false);
  const [newest] = changes;
  const more = changes.length - 1 + leftOut;
  if (sinceMs === null) return <div className={style.line} />;
  return (
    <div className={style.line}>
      <button
        type="button"
        className={style.open}
        aria-label={words.open(changes.length + leftOut)}
        onClick={() => setOpen(true)}
      >
        <b>{words.since(timeOfDay(sinceMs, timeZone))}</b>
        {newest !== undefined && (
          <span className={style.newest}>
            {text.app.chair(newest.chair)} · {changeText(newest, text, timeZone)}
          </span>
        )}
        {more > 0 && <b>{words.more(more)}</b>}
        {changes.length === 0 && unknown.length > 0 && <span>{words.unknown}</span>}
      </button>
      <button type="button" className={style.seen} onClick={() => haveSeen('all')}>
        <Check aria-hidden size={22} /> {words.seen}
      </button>
      {isOpen && <ChangesDialog onClose={() => setOpen(false)} />}
    </div>
  );
}
