import type { ChairState } from '@chairside/shared/chair/state.ts';
import { useConnection, useLive } from '../live/context.tsx';
import { selectSite } from '../live/selectors.ts';
import { whoseText } from '../session/whose-text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useText } from '../ui/text.ts';
import { saidWords } from './call-words.ts';
import { Sentences } from './Sentences.tsx';

type CallDialogProps = {
  readonly chair: ChairState;
  readonly occurrence: number | null;
  readonly onClose: () => void;
};

/** What the nurse asks: one of the clinic's sentences in one tap, or her own words. What becomes of it stands in the strip. */
function CallDialog({ chair, occurrence, onClose }: CallDialogProps) {
  const text = useText();
  const connection = useConnection();
  const asks = useLive(selectSite)?.site.escalationWords.asks ?? [];
  const call = (ask: string) => {
    void connection.give(chair.chair, { type: 'escalate', ask, occurrence });
    onClose();
  };
  return (
    <Dialog title={text.calling.action.escalate} whose={whoseText(chair, text)} onClose={onClose}>
      <Sentences
        label={text.escalation.askTitle}
        sentences={asks.map((value) => ({ value, text: saidWords(value, text) }))}
        isPending={false}
        onSay={call}
      />
    </Dialog>
  );
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default CallDialog;
