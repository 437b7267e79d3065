import type { Session } from '@chairside/shared/chair/state.ts';
import { Ellipsis } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { ChairView } from '../live/chair-view.ts';
import { useLive } from '../live/context.tsx';
import { selectPersonId } from '../live/selectors.ts';
import { useLooksOnly } from '../people/use-looks-only.ts';
import { Button } from '../ui/Button.tsx';
import { loadedApart } from '../ui/loaded-apart.ts';
import { useText } from '../ui/text.ts';
import { PersonDialog } from './PersonDialog.tsx';

const MoreDialog = loadedApart(() => import('./happening/MoreDialog.tsx'));

type MoreActionsProps = { readonly view: ChairView; readonly session: Session };

/** What is seldom wanted, and then at once: two taps from every phase (SE29–SE31). */
export function MoreActions({ view, session }: MoreActionsProps) {
  const text = useText();
  const looksOnly = useLooksOnly();
  const personId = useLive(selectPersonId);
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (looksOnly !== null) return null;
  return (
    <>
      <Button kind="quiet" aria-label={text.happening.more} onClick={() => setOpen(true)}>
        <Ellipsis aria-hidden size={30} />
      </Button>
      {isOpen && personId === null && <PersonDialog onChosen={() => undefined} onClose={close} />}
      {isOpen && personId !== null && (
        <Suspense>
          <MoreDialog view={view} session={session} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
