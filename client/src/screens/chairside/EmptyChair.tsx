import { Suspense } from 'react';
import { Link } from 'react-router';
import type { ChairView } from '../../live/chair-view.ts';
import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { AfarNote } from '../../session/afar/AfarNote.tsx';
import { CommandNotice } from '../../session/CommandNotice.tsx';
import { DeviceList } from '../../session/DeviceList.tsx';
import { SessionActions } from '../../session/SessionActions.tsx';
import { UndoChip } from '../../session/UndoChip.tsx';
import { timeOfDay } from '../../ui/format.ts';
import { loadedApart } from '../../ui/loaded-apart.ts';
import { useText } from '../../ui/text.ts';
import style from './EmptyChair.module.css';

const VersionOffer = loadedApart(async () => ({
  default: (await import('../../kiosk/VersionOffer.tsx')).VersionOffer,
}));

const BluetoothPart = loadedApart(async () => ({
  default: (await import('./bluetooth/BluetoothPart.tsx')).BluetoothPart,
}));

/** SE1: a chair without a session shows devices and whether they live, never a number. */
export function EmptyChair({ view }: { readonly view: ChairView }) {
  const text = useText();
  const { devices, state } = view;
  const { lastClosed } = state;
  const timeZone = useLive(selectSite)?.site.timeZone ?? 'UTC';
  return (
    <main className={style.empty}>
      <section className={style.lead}>
        <h2>{text.session.noSession}</h2>
        <p>{text.session.noSessionHint}</p>
        {lastClosed !== null && (
          <p>
            {text.session.closed[lastClosed.outcome]}{' '}
            {text.session.closedAt(timeOfDay(lastClosed.atMs, timeZone))}
          </p>
        )}
        <SessionActions view={view} />
        <AfarNote chair={state.chair} />
        <CommandNotice chair={state} />
        <UndoChip chair={state} />
        {lastClosed !== null && (
          <Link className={style.record} to={`/record/${lastClosed.session}`}>
            {text.session.record}
          </Link>
        )}
      </section>
      <section className={style.devices} aria-label={text.session.devices}>
        <h3>{text.session.devices}</h3>
        <DeviceList devices={devices} />
        <Suspense>
          <BluetoothPart chair={state.chair} />
        </Suspense>
        <Suspense>
          <VersionOffer at={state.chair} />
        </Suspense>
      </section>
    </main>
  );
}
