import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairState } from '@chairside/shared/chair/state.ts';
import { useConnection } from '../../live/context.tsx';
import { useText } from '../../ui/text.ts';
import type { DialogName } from '../action-name.ts';
import { whoseText } from '../whose-text.ts';
import { CloseDialog } from './CloseDialog.tsx';
import { CorrectDialog } from './CorrectDialog.tsx';
import { CuffDialog } from './CuffDialog.tsx';
import { LimitsDialog } from './LimitsDialog.tsx';
import { OpenSessionDialog } from './OpenSessionDialog.tsx';
import { PauseDialog } from './PauseDialog.tsx';
import { ResumeDialog } from './ResumeDialog.tsx';
import { ScoreDialog } from './ScoreDialog.tsx';
import { StartDialog } from './StartDialog.tsx';
import { StopDialog } from './StopDialog.tsx';

type SessionDialogProps = {
  readonly action: DialogName;
  readonly chair: ChairState;
  readonly onClose: () => void;
};

/** The dialog of an action. Loaded apart: nothing of it is needed before the first tap. */
function SessionDialog({ action, chair, onClose }: SessionDialogProps) {
  const text = useText();
  const connection = useConnection();
  const give = (command: ChairCommand) => {
    void connection.give(chair.chair, command);
    onClose();
  };
  const { session } = chair;
  const whose = whoseText(chair, text);
  if (action === 'openSession')
    return <OpenSessionDialog chair={chair.chair} whose={whose} onGive={give} onClose={onClose} />;
  if (session === null) return null;
  switch (action) {
    case 'startInfusion':
    case 'newInfusion':
      return <StartDialog session={session} whose={whose} onGive={give} onClose={onClose} />;
    case 'recordPause':
      return <PauseDialog whose={whose} onGive={give} onClose={onClose} />;
    case 'resumeInfusion':
      return <ResumeDialog whose={whose} onGive={give} onClose={onClose} />;
    case 'recordStop':
      return <StopDialog whose={whose} onGive={give} onClose={onClose} />;
    case 'discharge':
    case 'dischargeEarly':
      return <CloseDialog as="discharged" session={session} whose={whose} onGive={give} onClose={onClose} />;
    case 'transferred':
      return <CloseDialog as="transferred" session={session} whose={whose} onGive={give} onClose={onClose} />;
    case 'cancelSession':
      return <CloseDialog as="cancelled" session={session} whose={whose} onGive={give} onClose={onClose} />;
    case 'score':
      return <ScoreDialog whose={whose} onGive={give} onClose={onClose} />;
    case 'limits':
      return (
        <LimitsDialog
          chair={chair}
          session={session}
          whose={whose}
          onTry={(command) => connection.give(chair.chair, command)}
          onClose={onClose}
        />
      );
    case 'correct':
      return <CorrectDialog session={session} whose={whose} onGive={give} onClose={onClose} />;
    case 'cuff':
      return <CuffDialog session={session} whose={whose} onGive={give} onClose={onClose} />;
    case 'setBaseline':
      return null;
  }
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default SessionDialog;
