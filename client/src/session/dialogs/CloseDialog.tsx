import { inOrder } from '@chairside/shared/alarms/signals.ts';
import type { Outcome } from '@chairside/shared/chair/events.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { valueOfAnswer } from '@chairside/shared/chart/derived.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { useNowMs } from '../../live/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { useCareText } from '../care-text.ts';
import { useCriterionName } from '../criterion-name.ts';
import { readinessFacts } from '../readiness-facts.ts';
import type { DialogProps } from './dialog-props.ts';
import { useDecision } from './use-decision.tsx';

type CloseDialogProps = DialogProps & {
  readonly as: Outcome;
  readonly view: ChairView;
  readonly session: Session;
};

/** The end: what is still so, and for a discharge with something unmet a physician's reason (SE22, SE23). */
export function CloseDialog({ as, view, session, whose, onGive, onClose }: CloseDialogProps) {
  const text = useText();
  const words = useCareText();
  const nameOf = useCriterionName();
  const nowMs = useNowMs();
  const decision = useDecision(words.ready.releaseWhy);
  const isDischarge = as === 'discharged';
  const open = isDischarge ? readinessFacts(view, session, nowMs).open : [];
  const isAllowed = open.length === 0 || decision.isMade;
  const close = async () => {
    if (as === 'cancelled') {
      onGive({ type: 'cancel-session' });
      return;
    }
    const early = open.length === 0 ? null : decision.reason;
    const vouched = open.length === 0 ? {} : await decision.vouch();
    if (vouched !== null) onGive({ type: 'close-session', outcome: as, early }, vouched);
  };
  const present = inOrder(session.alarms).map(({ condition }) => text.alarm.name[condition.what]);
  const title = as === 'cancelled' ? words.close.cancel : words.close.ask[as];
  return (
    <Dialog
      title={isDischarge ? words.left.title : title}
      whose={whose}
      onClose={onClose}
      {...(as === 'cancelled' && { hint: words.close.cancelHint })}
    >
      {present.length > 0 && <p role="alert">{words.close.alarms(present.join(', '))}</p>}
      {isDischarge && <Leaving session={session} />}
      {open.length > 0 && (
        <>
          <p>
            <b>{words.ready.releaseTitle(open.length)}</b>
            {`: ${open.map((id) => nameOf(id, session.protocol)).join(', ')}`}
          </p>
          {decision.fields}
        </>
      )}
      <Button kind="primary" disabled={!isAllowed} onClick={() => void close()}>
        {as === 'cancelled' ? text.action.cancelSession : text.action.left}
      </Button>
    </Dialog>
  );
}

/** Since when the patient may go, and with whom. */
function Leaving({ session }: { readonly session: Session }) {
  const words = useCareText().left;
  const { ready, chart, timeZone } = session;
  const escort = valueOfAnswer(chart, 'after', 'escort-name');
  const lines = [
    ...(ready === null ? [] : [words.readyAt(timeOfDay(ready.atMs, timeZone))]),
    ...(typeof escort === 'string' ? [words.escort(escort)] : []),
  ];
  return lines.length === 0 ? null : <p>{lines.join(' · ')}</p>;
}
