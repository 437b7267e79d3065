import { Suspense } from 'react';
import { useFollowedOverview, useLive, useNowMs } from '../live/context.tsx';
import { selectChairs } from '../live/selectors.ts';
import { useActing } from '../session/acting.ts';
import { loadedApart } from '../ui/loaded-apart.ts';
import { callsToAnswer } from './open-calls.ts';

const CallCards = loadedApart(() => import('./CallCards.tsx'));

/** On every screen a physician acts from: the calls of every chair (ES13). Elsewhere nothing. */
export function PhysicianCalls() {
  const { physicianId } = useActing();
  return physicianId === null ? null : <OfEveryChair />;
}

function OfEveryChair() {
  useFollowedOverview();
  const calls = callsToAnswer(Object.values(useLive(selectChairs)), useNowMs());
  if (calls.length === 0) return null;
  return (
    <Suspense>
      <CallCards calls={calls} />
    </Suspense>
  );
}
