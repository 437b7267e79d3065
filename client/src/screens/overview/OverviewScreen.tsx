import type { ChairId } from '@chairside/shared/ids.ts';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useLocation } from 'react-router';
import { openedAt } from '../../alarms/watching.ts';
import { watchChanges } from '../../changes/since-looked.ts';
import { SoundGate } from '../../kiosk/SoundGate.tsx';
import { VersionOffer } from '../../kiosk/VersionOffer.tsx';
import { useConnection, useFollowedOverview, useLive } from '../../live/context.tsx';
import { selectIsOverviewKnown, selectSite } from '../../live/selectors.ts';
import { DemoMark } from '../../people/DemoMark.tsx';
import { useText } from '../../ui/text.ts';
import { Secondary } from '../Secondary.tsx';
import { Waiting } from '../Waiting.tsx';
import { ChangesLine } from './ChangesLine.tsx';
import { columnsFor } from './columns.ts';
import { KeysDialog } from './KeysDialog.tsx';
import { OverviewBar } from './OverviewBar.tsx';
import style from './OverviewScreen.module.css';
import { RollCall } from './RollCall.tsx';
import { Sector } from './Sector.tsx';
import { Unassigned } from './Unassigned.tsx';
import { useSectorKeys } from './use-sector-keys.ts';

export function OverviewScreen() {
  const text = useText();
  useFollowedOverview();
  const connection = useConnection();
  useEffect(() => openedAt('desk'), []);
  useEffect(() => watchChanges(connection), [connection]);
  const site = useLive(selectSite);
  const isKnown = useLive(selectIsOverviewKnown);
  const grid = useRef<HTMLElement>(null);
  const [areKeysShown, showKeys] = useState(false);
  useSectorKeys(grid, () => showKeys(true));
  useFocusOnReturn(grid, isKnown);
  if (site === null || !isKnown) return <Waiting title={text.app.loading} hint={text.app.loadingHint} />;
  const { chairs, evacuatingSinceMs, timeZone } = site.site;
  return (
    <div className={style.screen} data-evacuating={evacuatingSinceMs !== null || undefined}>
      <OverviewBar chairs={chairs} />
      {evacuatingSinceMs !== null && (
        <RollCall chairs={chairs} sinceMs={evacuatingSinceMs} timeZone={timeZone} />
      )}
      <main
        ref={grid}
        className={style.grid}
        data-columns={columnsFor(chairs.length)}
        data-many={chairs.length > 16 || undefined}
      >
        {chairs.map((chair: ChairId) => (
          <Sector key={chair} chair={chair} />
        ))}
      </main>
      <footer className={style.foot} data-behind>
        <Unassigned />
        <div className={style.standing}>
          <DemoMark />
          <Secondary />
          <ChangesLine />
          <VersionOffer at="overview" />
        </div>
      </footer>
      {/* Binding a device comes first; the mark in the bar arms the sound all the same. */}
      {site.unassigned.length === 0 && <SoundGate />}
      {areKeysShown && <KeysDialog onClose={() => showKeys(false)} />}
    </div>
  );
}

/** Who comes back from a chair by a key goes on from there. */
function useFocusOnReturn(grid: RefObject<HTMLElement | null>, isKnown: boolean): void {
  const from: unknown = useLocation().state;
  useEffect(() => {
    if (!isKnown || typeof from !== 'object' || from === null || !('chair' in from)) return;
    grid.current?.querySelector<HTMLElement>(`[data-chair="${CSS.escape(String(from.chair))}"] a`)?.focus();
  }, [grid, isKnown, from]);
}
