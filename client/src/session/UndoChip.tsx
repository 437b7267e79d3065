import type { ChairState } from '@chairside/shared/chair/state.ts';
import { undoWindowMs } from '@chairside/shared/chair/timeline.ts';
import { Undo2 } from 'lucide-react';
import { useConnection, useLive, useNowMs } from '../live/context.tsx';
import { selectPersonId } from '../live/selectors.ts';
import { Button } from '../ui/Button.tsx';
import { useMayHere } from './afar/place.ts';
import { useText } from '../ui/text.ts';

/** For a minute the person who made the last step can take it back; it stays in the record as undone. */
export function UndoChip({ chair }: { readonly chair: ChairState }) {
  const text = useText();
  const connection = useConnection();
  const personId = useLive(selectPersonId);
  const nowMs = useNowMs();
  const mayHere = useMayHere();
  const { undoable } = chair;
  if (undoable === null || undoable.actor === null || undoable.actor.personId !== personId) return null;
  if (!mayHere('undo-step')) return null;
  const leftMs = undoable.atMs + undoWindowMs - nowMs;
  if (leftMs <= 0) return null;
  const what = text.entry[undoable.type]({});
  return (
    <Button onClick={() => void connection.give(chair.chair, { type: 'undo-step', seq: undoable.seq })}>
      <Undo2 aria-hidden size={22} />
      {text.action.undo(shortened(what), Math.ceil(Math.min(leftMs, undoWindowMs) / 1000))}
    </Button>
  );
}

/** Without what the entry would say beyond its kind. */
function shortened(what: string): string {
  return what.split(/[,–]/)[0]?.trim() ?? what;
}
