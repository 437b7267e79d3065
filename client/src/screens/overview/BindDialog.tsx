import type { ChairId, DeviceId } from '@chairside/shared/ids.ts';
import type { Reading } from '@chairside/shared/vitals/reading.ts';
import { useNowMs } from '../../live/context.tsx';
import { isKnownReading } from '../../live/lenient.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';
import { loneVital } from '../../vitals/lone-vital.ts';
import { VitalLine } from '../../vitals/VitalLine.tsx';
import style from './BindDialog.module.css';

type BindDialogProps = {
  readonly deviceId: DeviceId;
  /** Its newest numbers, as they come. */
  readonly latest: readonly Reading[];
  readonly chairs: readonly ChairId[];
  readonly onBind: (chair: ChairId) => void;
  readonly onClose: () => void;
};

/**
 * Which chair a device is at (DV4). What it says now stands above the chairs: only the number on the device's own display
 * tells that this is the one in the hand, and not its twin in the next room.
 */
export function BindDialog({ deviceId, latest, chairs, onBind, onClose }: BindDialogProps) {
  const text = useText();
  const nowMs = useNowMs();
  const { bind } = text.dialog;
  const numbers = latest.filter(isKnownReading);
  return (
    <Dialog title={bind.title(deviceId)} hint={bind.hint} onClose={onClose}>
      <div className={style.now}>
        <ul aria-label={bind.now(deviceId)}>
          {numbers.map((reading) => (
            <VitalLine
              key={reading.parameter}
              label={text.vital.label[reading.parameter]}
              vital={loneVital(reading, nowMs)}
            />
          ))}
        </ul>
        <p>{numbers.length === 0 ? bind.noNumber : bind.question}</p>
      </div>
      <div className={style.chairs}>
        {chairs.map((chair) => (
          <Button
            key={chair}
            onClick={() => {
              onBind(chair);
              onClose();
            }}
          >
            {text.app.chair(chair)}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
