import type { DeviceLiveness } from '@chairside/shared/wire.ts';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useText } from '../ui/text.ts';
import { DeviceList } from './DeviceList.tsx';

/** While a session runs its devices are one tap away. */
export function DevicesEntry({ devices }: { readonly devices: readonly DeviceLiveness[] }) {
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
        </Dialog>
      )}
    </>
  );
}
