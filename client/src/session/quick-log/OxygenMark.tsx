import { oxygenNow } from '@chairside/shared/chart/derived.ts';
import { Suspense, useState } from 'react';
import type { ChairView } from '../../live/chair-view.ts';
import { useLive } from '../../live/context.tsx';
import { selectPersonId } from '../../live/selectors.ts';
import { ageText } from '../../ui/format.ts';
import { loadedApart } from '../../ui/loaded-apart.ts';
import { useText } from '../../ui/text.ts';
import { PersonDialog } from '../PersonDialog.tsx';
import style from './OxygenMark.module.css';

const LogDialog = loadedApart(() => import('./LogDialog.tsx'));

type OxygenMarkProps = { readonly view: ChairView; readonly nowMs: number };

/** Beside SpO2 as long as oxygen is given: a saturation on oxygen is another than one on air (SE14a). */
export function OxygenMark({ view, nowMs }: OxygenMarkProps) {
  const text = useText();
  const personId = useLive(selectPersonId);
  const [isOpen, setOpen] = useState(false);
  const { session } = view.state;
  const oxygen = session === null ? null : oxygenNow(session.chart);
  if (session === null || (oxygen === null && !isOpen)) return null;
  const close = () => setOpen(false);
  return (
    <>
      {oxygen !== null && (
        <button type="button" className={style.mark} onClick={() => setOpen(true)}>
          {text.quickLog.oxygen.on(String(oxygen.flowLPerMin), ageText(nowMs - oxygen.sinceMs, text))}
        </button>
      )}
      {isOpen && personId === null && <PersonDialog onChosen={() => undefined} onClose={close} />}
      {isOpen && personId !== null && (
        <Suspense>
          <LogDialog name="measure" ago={0} chair={view.state} session={session} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
