import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairState } from '@chairside/shared/chair/state.ts';
import { useConnection } from '../../live/context.tsx';
import type { ActionName } from '../action-name.ts';
import { CloseDialog } from './CloseDialog.tsx';
import { CorrectDialog } from './CorrectDialog.tsx';
import { LimitsDialog } from './LimitsDialog.tsx';
import { OpenSessionDialog } from './OpenSessionDialog.tsx';
import { PauseDialog } from './PauseDialog.tsx';
import { ScoreDialog } from './ScoreDialog.tsx';
import { StartDialog } from './StartDialog.tsx';
import { StopDialog } from './StopDialog.tsx';

type SessionDialogProps = {
  readonly action: ActionName;
  readonly chair: ChairState;
  readonly onClose: () => void;
};

/** The dialog of an action. Loaded apart: nothing of it is needed before the first tap. */
function SessionDialog({ action, chair, onClose }: SessionDialogProps) {
  const connection = useConnection();
  const give = (command: ChairCommand) => {
    void connection.give(chair.chair, command);
    onClose();
  };
  const { session } = chair;
  if (action === 'openSession')
    return <OpenSessionDialog chair={chair.chair} onGive={give} onClose={onClose} />;
  if (session === null) return null;
  switch (action) {
    case 'startInfusion':
    case 'newInfusion':
      return <StartDialog session={session} onGive={give} onClose={onClose} />;
    case 'recordPause':
      return <PauseDialog onGive={give} onClose={onClose} />;
    case 'recordStop':
      return <StopDialog onGive={give} onClose={onClose} />;
    case 'discharge':
      return <CloseDialog as="discharged" session={session} onGive={give} onClose={onClose} />;
    case 'transferred':
      return <CloseDialog as="transferred" session={session} onGive={give} onClose={onClose} />;
    case 'cancelSession':
      return <CloseDialog as="cancelled" session={session} onGive={give} onClose={onClose} />;
    case 'score':
      return <ScoreDialog onGive={give} onClose={onClose} />;
    case 'limits':
      return <LimitsDialog session={session} onGive={give} onClose={onClose} />;
    case 'correct':
      return <CorrectDialog session={session} onGive={give} onClose={onClose} />;
    case 'setBaseline':
    case 'resumeInfusion':
      return null;
  }
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default SessionDialog;
