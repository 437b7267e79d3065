import type { Session } from '@chairside/shared/chair/state.ts';
import { unsaidStops } from '@chairside/shared/chair/stops.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { Here } from '../afar/Here.tsx';
import { OfferedCard } from '../handover/OfferedCard.tsx';
import { DepartureCard } from './DepartureCard.tsx';
import { EvacuationCard } from './EvacuationCard.tsx';
import { OffMonitorCard } from './OffMonitorCard.tsx';
import { ReattributionCard } from './ReattributionCard.tsx';
import { StopCard } from './StopCard.tsx';

type HappeningCardsProps = { readonly view: ChairView; readonly session: Session };

/** The most urgent first. */
function HappeningCards({ view, session }: HappeningCardsProps) {
  const { state } = view;
  const { evacuation, proposedReattribution, departure, offMonitor, handover } = session;
  // One after the other: of two the newer is the one somebody remembers.
  const stopped = unsaidStops(session.course).at(-1);
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
      {stopped !== undefined && (
        <Here deeds={['explain-stop']}>
          <StopCard view={view} session={session} stopped={stopped} />
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
