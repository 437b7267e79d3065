import type { DeviceId } from '@chairside/shared/ids.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useText } from '../ui/text.ts';

type UnbindDialogProps = {
  readonly deviceId: DeviceId;
  readonly onUnbind: () => void;
  readonly onClose: () => void;
};

/** Asked before a device is taken off a chair: its number goes from the tile at once (DD8). */
export function UnbindDialog({ deviceId, onUnbind, onClose }: UnbindDialogProps) {
  const text = useText();
  return (
    <Dialog title={text.dialog.unbind.title(deviceId)} hint={text.dialog.unbind.hint} onClose={onClose}>
      <Button
        onClick={() => {
          onUnbind();
          onClose();
        }}
      >
        {text.action.unbind}
      </Button>
    </Dialog>
  );
}
