import type { DeviceShown } from '@chairside/shared/devices/shown.ts';
import type { ChairId, DeviceId } from '@chairside/shared/ids.ts';
import { rankOf } from '@chairside/shared/site/speaking.ts';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '../../../live/context.tsx';
import { selectSite } from '../../../live/selectors.ts';
import { UnbindDialog } from '../../../session/UnbindDialog.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useText } from '../../../ui/text.ts';
import type { Setting } from '../clinic/use-setting.ts';
import { DeviceClass } from './DeviceClass.tsx';
import { DeviceRow } from './DeviceRow.tsx';
import style from './DevicesScreen.module.css';
import { useDevicesText } from './devices-text.ts';

type ChairDevicesProps = {
  readonly chair: ChairId;
  readonly devices: readonly DeviceShown[];
  readonly setting: Setting;
};

/** The devices of one chair, best first; which of them is shown first is a person's to say (DV5). */
export function ChairDevices({ chair, devices, setting }: ChairDevicesProps) {
  const text = useText();
  const words = useDevicesText();
  const site = useLive(selectSite)?.site;
  const [unbinding, unbind] = useState<DeviceId | null>(null);
  if (site === undefined || devices.length === 0) return null;
  const ranked = devices.toSorted(
    (one, other) => rankOf(site, chair, one.deviceId) - rankOf(site, chair, other.deviceId),
  );
  const swap = (at: number) => {
    const deviceIds = ranked.map(({ deviceId }) => deviceId);
    const moved = deviceIds.toSpliced(at, 2, ...deviceIds.slice(at, at + 2).reverse());
    void setting.give({ type: 'rank-devices', chair, deviceIds: moved });
  };
  return (
    <section className={style.part} aria-label={text.app.chair(chair)}>
      <h2>{text.app.chair(chair)}</h2>
      {ranked.length > 1 && <p className={style.soft}>{words.rank.hint}</p>}
      <ul className={style.rows}>
        {ranked.map((device, place) => (
          <DeviceRow
            key={device.deviceId}
            device={device}
            takenElsewhere={ranked.flatMap((one) => (one === device ? [] : one.speaksFor))}
          >
            {ranked.length > 1 && (
              <Rank deviceId={device.deviceId} place={place} last={ranked.length - 1} onSwap={swap} />
            )}
            <DeviceClass deviceId={device.deviceId} setting={setting} />
            <Button
              kind="quiet"
              aria-label={text.action.unbindDevice(device.deviceId)}
              onClick={() => unbind(device.deviceId)}
            >
              {text.action.unbind}
            </Button>
          </DeviceRow>
        ))}
      </ul>
      {unbinding !== null && (
        <UnbindDialog
          deviceId={unbinding}
          onUnbind={() => void setting.give({ type: 'unbind-device', deviceId: unbinding })}
          onClose={() => unbind(null)}
        />
      )}
    </section>
  );
}

type RankProps = {
  readonly deviceId: DeviceId;
  readonly place: number;
  readonly last: number;
  /** That one and the next change places. */
  readonly onSwap: (at: number) => void;
};

function Rank({ deviceId, place, last, onSwap }: RankProps) {
  const { rank } = useDevicesText();
  return (
    <>
      <Button
        kind="quiet"
        aria-label={rank.up(deviceId)}
        disabled={place === 0}
        onClick={() => onSwap(place - 1)}
      >
        <ArrowUp aria-hidden size={22} />
      </Button>
      <Button
        kind="quiet"
        aria-label={rank.down(deviceId)}
        disabled={place === last}
        onClick={() => onSwap(place)}
      >
        <ArrowDown aria-hidden size={22} />
      </Button>
    </>
  );
}
