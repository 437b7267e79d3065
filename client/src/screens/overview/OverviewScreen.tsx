import type { ChairId } from '@chairside/shared/ids.ts';
import { useEffect } from 'react';
import { openedAt } from '../../alarms/watching.ts';
import { useFollowedOverview, useLive } from '../../live/context.tsx';
import { selectIsOverviewKnown, selectSite } from '../../live/selectors.ts';
import { useText } from '../../ui/text.ts';
import { Secondary } from '../Secondary.tsx';
import { Waiting } from '../Waiting.tsx';
import { columnsFor } from './columns.ts';
import { OverviewBar } from './OverviewBar.tsx';
import style from './OverviewScreen.module.css';
import { RollCall } from './RollCall.tsx';
import { Sector } from './Sector.tsx';
import { Unassigned } from './Unassigned.tsx';

export function OverviewScreen() {
  const text = useText();
  useFollowedOverview();
  useEffect(() => openedAt('desk'), []);
  const site = useLive(selectSite);
  const isKnown = useLive(selectIsOverviewKnown);
  if (site === null || !isKnown) return <Waiting title={text.app.loading} hint={text.app.loadingHint} />;
  const { chairs, evacuatingSinceMs, timeZone } = site.site;
  return (
    <div className={style.screen} data-evacuating={evacuatingSinceMs !== null || undefined}>
      <OverviewBar chairs={chairs} />
      {evacuatingSinceMs !== null && (
        <RollCall chairs={chairs} sinceMs={evacuatingSinceMs} timeZone={timeZone} />
      )}
      <main
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
        <Secondary />
      </footer>
    </div>
  );
}
