import type { ChairId } from '@chairside/shared/ids.ts';
import { useStore } from 'zustand';
import { sinceLooked } from '../../changes/since-looked.ts';
import { useKioskText } from '../../kiosk/kiosk-text.ts';
import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { useText } from '../../ui/text.ts';
import { changeText } from './change-text.ts';
import style from './Changes.module.css';

/** The newest of what changed at this chair since somebody looked, and how many more there are (UI17). */
export function SectorChange({ chair }: { readonly chair: ChairId }) {
  const text = useText();
  const words = useKioskText().changes;
  const timeZone = useLive(selectSite)?.site.timeZone ?? 'UTC';
  const changes = useStore(sinceLooked, (since) => since.changes);
  const [newest, ...more] = changes.filter((change) => change.chair === chair);
  if (newest === undefined) return null;
  return (
    <span className={style.atSector} title={words.title}>
      {changeText(newest, text, timeZone)} {more.length > 0 && words.more(more.length)}
    </span>
  );
}
