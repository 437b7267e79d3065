import type { DeviceLiveness } from '@chairside/shared/wire.ts';
import { useState } from 'react';
import { useConnection, useLive, useNowMs } from '../live/context.tsx';
import { selectCommands, selectPersonId, selectSite } from '../live/selectors.ts';
import { isDeviceHeard } from '../vitals/device-liveness.ts';
import { Button } from '../ui/Button.tsx';
import { ageText } from '../ui/format.ts';
import { useText } from '../ui/text.ts';
import { Outcome } from './CommandNotice.tsx';
import style from './DeviceList.module.css';
import { PersonDialog } from './PersonDialog.tsx';
import { UnbindDialog } from './UnbindDialog.tsx';

type DeviceListProps = { readonly devices: readonly DeviceLiveness[] };

/** The devices of a chair, whether they live, and a way to take off one that was bound by mistake (DD8). */
export function DeviceList({ devices }: DeviceListProps) {
  const text = useText();
  const connection = useConnection();
  const personId = useLive(selectPersonId);
  const timeZone = useLive(selectSite)?.site.timeZone ?? 'UTC';
  const last = useLive(selectCommands).findLast(
    (one) => one.to === 'site' && one.command.type === 'unbind-device',
  );
  const [unbinding, unbind] = useState<DeviceLiveness['deviceId'] | null>(null);
  return (
    <>
      {devices.length === 0 && <p>{text.session.noDevices}</p>}
      <ul className={style.devices}>
        {devices.map((device) => (
          <Device key={device.deviceId} device={device} onUnbind={() => unbind(device.deviceId)} />
        ))}
      </ul>
      {last !== undefined && <Outcome key={last.commandId} given={last} timeZone={timeZone} />}
      {unbinding !== null && personId === null && (
        <PersonDialog onChosen={() => undefined} onClose={() => unbind(null)} />
      )}
      {unbinding !== null && personId !== null && (
        <UnbindDialog
          deviceId={unbinding}
          onUnbind={() => void connection.giveSite({ type: 'unbind-device', deviceId: unbinding })}
          onClose={() => unbind(null)}
        />
      )}
    </>
  );
}

type DeviceProps = { readonly device: DeviceLiveness; readonly onUnbind: () => void };

function Device({ device, onUnbind }: DeviceProps) {
  const text = useText();
  const nowMs = useNowMs();
  const { deviceId, lastHeardAtMs, isConnected } = device;
  const isHeard = isDeviceHeard(device, nowMs);
  return (
    <li data-heard={isHeard || undefined}>
      <b>{deviceId}</b>
      <span>{isConnected ? text.session.deviceConnected : text.session.deviceDisconnected}</span>
      <span>
        {lastHeardAtMs === null
          ? text.session.deviceNever
          : isHeard
            ? text.session.deviceHeard(ageText(nowMs - lastHeardAtMs, text))
            : text.session.deviceSilent(ageText(nowMs - lastHeardAtMs, text))}
      </span>
      <Button kind="quiet" aria-label={text.action.unbindDevice(deviceId)} onClick={onUnbind}>
        {text.action.unbind}
      </Button>
    </li>
  );
}
