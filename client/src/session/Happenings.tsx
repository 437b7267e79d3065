import type { Session } from '@chairside/shared/chair/state.ts';
import { unsaidStops } from '@chairside/shared/chair/stops.ts';
import { Suspense } from 'react';
import type { ChairView } from '../live/chair-view.ts';
import { loadedApart } from '../ui/loaded-apart.ts';

const HappeningCards = loadedApart(() => import('./happening/HappeningCards.tsx'));

type HappeningsProps = { readonly view: ChairView; readonly session: Session };

/** What happens around the infusion just now, with what can be done about it (SE4, SE20, SE29–SE32); nothing on most days. */
export function Happenings(props: HappeningsProps) {
  const { offMonitor, departure, evacuation, proposedReattribution, handover, course } = props.session;
  const around = [offMonitor, departure, evacuation, proposedReattribution, handover];
  const isCalm = around.every((one) => one === null) && unsaidStops(course).length === 0;
  if (isCalm) return null;
  return (
    <Suspense>
      <HappeningCards {...props} />
    </Suspense>
  );
}
