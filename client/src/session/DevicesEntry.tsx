import type { DeviceLiveness } from '@chairside/shared/wire.ts';
import { useState, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useText } from '../ui/text.ts';
import { DeviceList } from './DeviceList.tsx';

type DevicesEntryProps = {
  readonly devices: readonly DeviceLiveness[];
  /** Below the list: what else there is to devices at this screen. */
  readonly children?: ReactNode;
};

/** While a session runs its devices are one tap away. */
export function DevicesEntry({ devices, children }: DevicesEntryProps) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {text.session.devices}
      </Button>
      {isOpen && (
        <Dialog title={text.session.devices} onClose={() => setOpen(false)}>
          <DeviceList devices={devices} />
          {children}
        </Dialog>
      )}
    </>
  );
}
