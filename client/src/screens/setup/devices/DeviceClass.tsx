import type { DeviceId } from '@chairside/shared/ids.ts';
import { useLive } from '../../../live/context.tsx';
import { selectSite } from '../../../live/selectors.ts';
import { useActing } from '../../../session/acting.ts';
import { Button } from '../../../ui/Button.tsx';
import type { Setting } from '../clinic/use-setting.ts';
import { useDevicesText } from './devices-text.ts';

type DeviceClassProps = {
  readonly deviceId: DeviceId;
  readonly setting: Setting;
};

/** A device that was heard as one for spot checks: whether it counts as a monitor is an administrator's to say (DV15). */
export function DeviceClass({ deviceId, setting }: DeviceClassProps) {
  const { monitor } = useDevicesText();
  const known = useLive(selectSite)?.site.knownDevices ?? {};
  const mayChange = useActing().person?.role === 'administrator';
  const heardAs = Object.hasOwn(known, deviceId) ? known[deviceId] : undefined;
  if (!mayChange || heardAs?.sourceClass !== 'spot-check') return null;
  const isMonitor = heardAs.isCalledMonitor === true;
  return (
    <Button
      kind="quiet"
      aria-label={isMonitor ? monitor.notDevice(deviceId) : monitor.isDevice(deviceId)}
      onClick={() => void setting.give({ type: 'set-device-class', deviceId, isMonitor: !isMonitor })}
    >
      {isMonitor ? monitor.not : monitor.is}
    </Button>
  );
}
