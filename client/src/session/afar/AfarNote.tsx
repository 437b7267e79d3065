import { use } from 'react';
import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { useText } from '../../ui/text.ts';
import style from './Here.module.css';
import { PlaceContext } from './place.ts';

/** Why so much is greyed, and what to do about it (UI19); nothing at the chair itself. */
export function AfarNote() {
  const { afar: words } = useText().calling;
  const afar = useLive(selectSite)?.site.afar;
  if (use(PlaceContext) === 'chair') return null;
  const isAnything = afar !== undefined && Object.values(afar).some((isOn) => isOn);
  return (
    <p className={style.note} role="note">
      {isAnything ? words.some : words.nothing}
    </p>
  );
}
