import type { DeviceShown } from '@chairside/shared/devices/shown.ts';
import type { ChairId, DeviceId } from '@chairside/shared/ids.ts';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { BindDialog } from '../../overview/BindDialog.tsx';
import type { Setting } from '../clinic/use-setting.ts';
import { DeviceRow } from './DeviceRow.tsx';
import style from './DevicesScreen.module.css';
import { useDevicesText } from './devices-text.ts';

type UnboundProps = {
  readonly devices: readonly DeviceShown[];
  readonly chairs: readonly ChairId[];
  readonly setting: Setting;
};

/** What sends and belongs to no chair, or has a line and belongs to none. */
export function Unbound({ devices, chairs, setting }: UnboundProps) {
  const words = useDevicesText();
  const [binding, bind] = useState<DeviceId | null>(null);
  const bound = devices.find(({ deviceId }) => deviceId === binding);
  return (
    <section className={style.part} aria-label={words.unbound}>
      <h2>{words.unbound}</h2>
      <p className={style.soft}>{devices.length === 0 ? words.noneUnbound : words.unboundHint}</p>
      <ul className={style.rows}>
        {devices.map((device) => (
          <DeviceRow key={device.deviceId} device={device}>
            <Button aria-label={words.bindDevice(device.deviceId)} onClick={() => bind(device.deviceId)}>
              {words.bind}
            </Button>
          </DeviceRow>
        ))}
      </ul>
      {binding !== null && (
        <BindDialog
          deviceId={binding}
          latest={bound?.latest ?? []}
          chairs={chairs}
          onBind={(chair) => void setting.give({ type: 'bind-device', deviceId: binding, chair })}
          onClose={() => bind(null)}
        />
      )}
    </section>
  );
}
