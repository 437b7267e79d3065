import { useStore } from 'zustand';
import { haveSeen, sinceLooked } from '../../changes/since-looked.ts';
import { useKioskText } from '../../kiosk/kiosk-text.ts';
import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { entryText } from '../../session/corrections.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { timeOfDay, timeOfDayWithSeconds } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import style from './Changes.module.css';

/** All that changed while nobody looked, with its time; what this screen was not told of is said (UI17). */
export function ChangesDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const words = useKioskText().changes;
  const timeZone = useLive(selectSite)?.site.timeZone ?? 'UTC';
  const { changes, sinceMs, leftOut, unknown } = useStore(sinceLooked);
  const hint = sinceMs === null ? words.none : words.since(timeOfDay(sinceMs, timeZone));
  return (
    <Dialog title={words.title} hint={hint} onClose={onClose}>
      <ol className={style.list}>
        {changes.map((change) => (
          <li key={`${change.chair} ${change.seq}`}>
            <time>{timeOfDayWithSeconds(change.atMs, timeZone)}</time>
            <b>{text.app.chair(change.chair)}</b>
            <span>{entryText(change, { recentEntries: [], timeZone }, text)}</span>
          </li>
        ))}
        {unknown.map((chair) => (
          <li key={chair}>
            <span />
            <b>{text.app.chair(chair)}</b>
            <span>{words.unknown}</span>
          </li>
        ))}
      </ol>
      {leftOut > 0 && <p>{words.earlier(leftOut)}</p>}
      <Button
        kind="primary"
        onClick={() => {
          haveSeen('all');
          onClose();
        }}
      >
        {words.seen}
      </Button>
    </Dialog>
  );
}
