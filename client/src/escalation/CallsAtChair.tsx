import type { ChairState, Session } from '@chairside/shared/chair/state.ts';
import { Suspense } from 'react';
import { loadedApart } from '../ui/loaded-apart.ts';

const ChairCalls = loadedApart(() => import('./ChairCalls.tsx'));

type CallsAtChairProps = { readonly chair: ChairState; readonly session: Session };

/** Nothing while nobody is called, as most of the time. */
export function CallsAtChair(props: CallsAtChairProps) {
  if (props.session.escalations.length === 0) return null;
  return (
    <Suspense>
      <ChairCalls {...props} />
    </Suspense>
  );
}
