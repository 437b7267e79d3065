import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { isDone } from '../../live/commands.ts';
import { useConnection } from '../../live/context.tsx';
import { useText } from '../../ui/text.ts';
import type { DialogName } from '../action-name.ts';
import { useMonitorRows } from '../use-monitor-rows.ts';
import { whoseText } from '../whose-text.ts';
import { ChecklistDialog } from './ChecklistDialog.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { CorrectDialog } from './CorrectDialog.tsx';
import { CuffDialog } from './CuffDialog.tsx';
import type { Giving } from './dialog-props.ts';
import { GateDialog } from './GateDialog.tsx';
import { LimbsDialog } from './LimbsDialog.tsx';
import { LimitsDialog } from './LimitsDialog.tsx';
import { OpenSessionDialog } from './OpenSessionDialog.tsx';
import { PauseDialog } from './PauseDialog.tsx';
import { ReadinessDialog } from './ReadinessDialog.tsx';
import { ResumeDialog } from './ResumeDialog.tsx';
import { StartDialog } from './StartDialog.tsx';
import { StopDialog } from './StopDialog.tsx';

type SessionDialogProps = {
  readonly action: DialogName;
  readonly view: ChairView;
  /** Which one the action is about, where it is about one. */
  readonly infusion?: number | null;
  readonly onClose: () => void;
};

/** The dialog of an action. Loaded apart: nothing of it is needed before the first tap. */
function SessionDialog({ action, view, infusion = null, onClose }: SessionDialogProps) {
  const text = useText();
  const connection = useConnection();
  const { state } = view;
  const { session, chair } = state;
  const monitors = useMonitorRows(view);
  const attempt = (command: ChairCommand, voucher?: string) => connection.give(chair, command, voucher);
  const give = async (command: ChairCommand, { voucher, then }: Giving = {}) => {
    onClose();
    const outcome = await attempt(command, voucher);
    if (then !== undefined && isDone(outcome)) await attempt(then);
  };
  const base = { whose: whoseText(state, text), onClose };
  const asking = { ...base, onGive: (command: ChairCommand, giving?: Giving) => void give(command, giving) };
  const staying = { ...base, onTry: attempt };
  if (action === 'openSession')
    return <OpenSessionDialog chair={chair} onGive={asking.onGive} onClose={onClose} />;
  if (session === null) return null;
  switch (action) {
    case 'checklist':
      return <ChecklistDialog {...staying} session={session} list="before" monitors={monitors} />;
    case 'form':
      return <ChecklistDialog {...staying} session={session} list="form" />;
    case 'limbs':
      return <LimbsDialog {...asking} session={session} />;
    case 'gate':
      return <GateDialog {...staying} view={view} session={session} monitors={monitors} />;
    case 'startInfusion':
    case 'newInfusion':
      return <StartDialog {...asking} session={session} monitors={monitors} />;
    case 'recordPause':
      return <PauseDialog {...asking} />;
    case 'resumeInfusion':
      return <ResumeDialog {...asking} />;
    case 'explainStop':
      return <StopDialog {...staying} session={session} infusion={infusion} />;
    case 'readiness':
    case 'recordReady':
      return <ReadinessDialog {...staying} view={view} session={session} />;
    case 'left':
      return (
        <CloseDialog {...asking} as={session.departure?.kind ?? 'discharged'} view={view} session={session} />
      );
    case 'cancelSession':
      return <CloseDialog {...asking} as="cancelled" view={view} session={session} />;
    case 'limits':
      return <LimitsDialog {...staying} chair={state} session={session} />;
    case 'correct':
      return <CorrectDialog {...asking} session={session} />;
    case 'cuff':
      return <CuffDialog {...asking} view={view} session={session} />;
    case 'setBaseline':
    case 'recordStop':
      return null;
  }
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default SessionDialog;
