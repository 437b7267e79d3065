import type { ChairId } from '@chairside/shared/ids.ts';
import { useStore } from 'zustand';
import { isFromAfar, standAt, watching } from '../../alarms/watching.ts';
import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.ts';
import style from './Here.module.css';

/**
 * On a screen that stands elsewhere: why so much is greyed, and the one tap of whoever has gone to the chair with it (UI19).
 * Nothing on a screen that stands there.
 */
export function AfarNote({ chair }: { readonly chair: ChairId }) {
  const { afar: words } = useText().calling;
  const afar = useLive(selectSite)?.site.afar;
  const home = useStore(watching, (place) => place.home);
  const isAfar = useStore(watching, isFromAfar);
  if (home === null || home === chair) return null;
  const isAnything = afar !== undefined && Object.values(afar).some((isOn) => isOn);
  return (
    <>
      {isAfar && (
        <p className={style.note} role="note">
          {isAnything ? words.some : words.nothing}
        </p>
      )}
      <Button onClick={() => standAt(chair)}>{words.here(chair)}</Button>
    </>
  );
}
