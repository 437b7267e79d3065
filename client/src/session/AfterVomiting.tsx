import type { ChairState, Session } from '@chairside/shared/chair/state.ts';
import { useState } from 'react';
import { useNowMs } from '../live/context.tsx';
import { Suspense } from 'react';
import { loadedApart } from '../ui/loaded-apart.ts';
import { vomitingToAnswer } from './vomiting.ts';

const VomitingCard = loadedApart(() => import('./happening/VomitingCard.tsx'));

type AfterVomitingProps = { readonly chair: ChairState; readonly session: Session };

/** Comes by itself for two minutes after vomiting was entered, until somebody is done with it (SE14a). */
export function AfterVomiting({ chair, session }: AfterVomitingProps) {
  const nowMs = useNowMs();
  const [doneWith, setDoneWith] = useState<number | null>(null);
  const vomiting = vomitingToAnswer(session.chart, nowMs);
  if (vomiting === null || vomiting.root === doneWith) return null;
  return (
    <Suspense>
      <VomitingCard
        chair={chair}
        session={session}
        vomiting={vomiting}
        onClose={() => setDoneWith(vomiting.root)}
      />
    </Suspense>
  );
}
