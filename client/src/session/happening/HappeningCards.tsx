import type { Session } from '@chairside/shared/chair/state.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { Here } from '../afar/Here.tsx';
import { OfferedCard } from '../handover/OfferedCard.tsx';
import { DepartureCard } from './DepartureCard.tsx';
import { EvacuationCard } from './EvacuationCard.tsx';
import { OffMonitorCard } from './OffMonitorCard.tsx';
import { ReattributionCard } from './ReattributionCard.tsx';

type HappeningCardsProps = { readonly view: ChairView; readonly session: Session };

/** The most urgent first. */
function HappeningCards({ view, session }: HappeningCardsProps) {
  const { state } = view;
  const { evacuation, proposedReattribution, departure, offMonitor, handover } = session;
  return (
    <>
      {evacuation !== null && <EvacuationCard chair={state} session={session} evacuation={evacuation} />}
      {proposedReattribution !== null && (
        <Here deeds={['confirm-reattribution', 'withdraw-reattribution']}>
          <ReattributionCard chair={state} session={session} proposed={proposedReattribution} />
        </Here>
      )}
      {departure !== null && <DepartureCard view={view} session={session} departure={departure} />}
      {offMonitor !== null && (
        <Here deeds={['return-to-monitor']}>
          <OffMonitorCard chair={state} session={session} offMonitor={offMonitor} />
        </Here>
      )}
      {handover !== null && (
        <Here deeds={['accept-handover', 'withdraw-handover']}>
          <OfferedCard view={view} session={session} handover={handover} />
        </Here>
      )}
    </>
  );
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default HappeningCards;
