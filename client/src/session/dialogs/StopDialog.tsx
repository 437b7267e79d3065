import type { Stop } from '@chairside/shared/chair/events.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';
import { Choices } from '../../ui/Choices.tsx';
import type { DialogProps } from './dialog-props.ts';
import style from './StopDialog.module.css';

type EarlyReason = Extract<Stop, { kind: 'early' }>['reason'];
const reasons: readonly EarlyReason[] = ['patients-wish', 'side-effect', 'blood-pressure', 'line', 'other'];
const kinds = ['completed', 'early', 'emergency'] as const;

/** How it ended, then whether the pump stands still: this screen controls no pump (UI10, SE4). */
export function StopDialog({ whose, onGive, onClose }: DialogProps) {
  const text = useText();
  const [kind, setKind] = useState<Stop['kind'] | null>(null);
  const [reason, setReason] = useState<EarlyReason | null>(null);
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
