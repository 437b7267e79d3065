import type { Stop } from '@chairside/shared/chair/events.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';
import { Choices } from '../../ui/Choices.tsx';
import { standingOrder } from '../../escalation/orders.ts';
import type { DialogProps } from './dialog-props.ts';
import style from './StopDialog.module.css';

type EarlyReason = Extract<Stop, { kind: 'early' }>['reason'];
const reasons: readonly EarlyReason[] = [
  'physicians-order',
  'patients-wish',
  'side-effect',
  'blood-pressure',
  'line',
  'other',
];
const kinds = ['completed', 'early', 'emergency'] as const;

type StopDialogProps = DialogProps & { readonly session: Session };

/** How it ended, then whether the pump stands still: this screen controls no pump (UI10, SE4). Where a physician has said so it is early, by her order. */
export function StopDialog({ whose, session, onGive, onClose }: StopDialogProps) {
  const text = useText();
  const isOrdered = standingOrder(session) === 'recordStop';
  const [kind, setKind] = useState<Stop['kind'] | null>(isOrdered ? 'early' : null);
  const [reason, setReason] = useState<EarlyReason | null>(isOrdered ? 'physicians-order' : null);
  const [isPumpRunning, setPumpRunning] = useState(false);
  const stop = stopOf(kind, reason);
  return (
    <Dialog title={text.dialog.stop.title} whose={whose} onClose={onClose}>
      <Choices
        label={text.dialog.stop.ask}
        choices={kinds.map((value) => ({ value, text: text.dialog.stop[value] }))}
        chosen={kind}
        onChoose={setKind}
      />
      {kind === 'early' && (
        <Choices
          label={text.dialog.stop.why}
          choices={reasons.map((value) => ({ value, text: text.stopReason[value] }))}
          chosen={reason}
          onChoose={setReason}
        />
      )}
      {stop !== null && (
        <div className={style.pump} role="group" aria-label={text.dialog.stop.pumpStopped}>
          <div>
            <h3>{text.dialog.stop.pumpStopped}</h3>
            <p>{text.dialog.stop.pumpHint}</p>
            {isPumpRunning && <p role="alert">{text.dialog.stop.pumpFirst}</p>}
          </div>
          <Button onClick={() => onGive({ type: 'stop-infusion', stop })}>{text.dialog.stop.pumpYes}</Button>
          <Button kind="quiet" onClick={() => setPumpRunning(true)}>
            {text.dialog.stop.pumpNo}
          </Button>
        </div>
      )}
    </Dialog>
  );
}

function stopOf(kind: Stop['kind'] | null, reason: EarlyReason | null): Stop | null {
  if (kind === null) return null;
  if (kind !== 'early') return { kind };
  return reason === null ? null : { kind, reason };
}
