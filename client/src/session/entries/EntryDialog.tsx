import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairState, Session } from '@chairside/shared/chair/state.ts';
import { useConnection } from '../../live/context.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';
import { useCareText } from '../care-text.ts';
import { whoseText } from '../whose-text.ts';
import { EntryCorrection } from './EntryCorrection.tsx';

type EntryDialogProps = {
  readonly chair: ChairState;
  readonly session: Session;
  readonly seq: number;
  readonly onClose: () => void;
};

/** One entry of the list: another in its place, struck, or remarked upon (SE17). Loaded apart. */
function EntryDialog({ chair, session, seq, onClose }: EntryDialogProps) {
  const text = useText();
  const { correction } = useCareText();
  const connection = useConnection();
  const give = (command: ChairCommand) => {
    void connection.give(chair.chair, command);
    onClose();
  };
  return (
    <Dialog title={correction.title} whose={whoseText(chair, text)} onClose={onClose}>
      <EntryCorrection key={seq} session={session} seq={seq} onGive={give} />
    </Dialog>
  );
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default EntryDialog;
