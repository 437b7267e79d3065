import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { Suspense, useState, type ReactNode } from 'react';
import type { ChairView } from '../live/chair-view.ts';
import { useConnection, useLive } from '../live/context.tsx';
import { selectPersonId } from '../live/selectors.ts';
import { loadedApart } from '../ui/loaded-apart.ts';
import { ReadOnlyContext } from '../ui/read-only.ts';
import { useText } from '../ui/text.ts';
import { deedsOf } from './afar/deeds-of.ts';
import { useMayHere } from './afar/place.ts';
import type { DialogName } from './action-name.ts';
import { PersonDialog } from './PersonDialog.tsx';

const SessionDialog = loadedApart(() => import('./dialogs/SessionDialog.tsx'));

/** Recorded with the tap. A stop waits for nothing: what has to be said of it is asked after it (SE4). */
const plainSteps: Partial<Readonly<Record<DialogName, ChairCommand>>> = {
  setBaseline: { type: 'set-baseline' },
  recordStop: { type: 'stop-infusion', stop: { kind: 'unsaid' } },
};
const askedAfter: Partial<Readonly<Record<DialogName, DialogName>>> = { recordStop: 'explainStop' };

/** An action, tapped: its dialog, or its command and what is asked after it; before either, who acts where nobody has said so. */
export function useAsk(view: ChairView): {
  readonly ask: (action: DialogName) => void;
  /** To be drawn beside the buttons: what is asked, while it is open. */
  readonly question: ReactNode;
} {
  const text = useText();
  const mayHere = useMayHere();
  const connection = useConnection();
  const personId = useLive(selectPersonId);
  const [asked, setAsked] = useState<DialogName | null>(null);
  /** The one that ran at the tap; null where none did. */
  const [tapped, setTapped] = useState<number | null>(null);
  const ask = (action: DialogName) => {
    if (plainSteps[action] === undefined || personId === null) setAsked(action);
    else take(action);
  };
  /** Nothing where the action has a dialog: it is open already. */
  const take = (action: DialogName) => {
    const step = plainSteps[action];
    if (step === undefined) return;
    setTapped(runningNumber(view.state.session));
    setAsked(askedAfter[action] ?? null);
    void connection.give(view.state.chair, step).then((outcome) => {
      // Nothing was done of which anything could be asked; why not is said where refusals are.
      if (outcome.type === 'refused') setAsked(null);
    });
  };
  const close = () => setAsked(null);
  if (asked === null) return { ask, question: null };
  const question =
    personId === null && deedsOf[asked].some(mayHere) ? (
      <PersonDialog onChosen={() => take(asked)} onClose={close} />
    ) : (
      <Suspense>
        <ReadOnlyContext value={deedsOf[asked].some(mayHere) ? null : text.calling.afar.readOnly}>
          <SessionDialog action={asked} view={view} infusion={tapped} onClose={close} />
        </ReadOnlyContext>
      </Suspense>
    );
  return { ask, question };
}

function runningNumber(session: Session | null): number | null {
  const course = session?.course;
  return course?.phase === 'infusing' || course?.phase === 'paused' ? course.infusion.number : null;
}
