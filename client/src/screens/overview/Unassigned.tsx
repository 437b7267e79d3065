import type { ChairId, DeviceId } from '@chairside/shared/ids.ts';
import { parameters } from '@chairside/shared/vitals/parameters.ts';
import type { UnassignedDevice } from '@chairside/shared/wire.ts';
import { useState } from 'react';
import { useConnection, useLive, useNowMs } from '../../live/context.tsx';
import { selectCommands, selectPersonId, selectSite } from '../../live/selectors.ts';
import { Outcome } from '../../session/CommandNotice.tsx';
import { PersonDialog } from '../../session/PersonDialog.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ageText, numberText } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import style from './Unassigned.module.css';

/** Devices that send and belong to no chair (DD8): what they say, and a way to bind them. */
export function Unassigned() {
  const text = useText();
  const site = useLive(selectSite);
  const personId = useLive(selectPersonId);
  const last = useLive(selectCommands).findLast((one) => one.to === 'site');
  const [binding, bind] = useState<DeviceId | null>(null);
  if (site === null) return null;
  const { unassigned, unknownCodes } = site;
  const unknown = Object.values(unknownCodes).reduce((sum, count) => sum + count, 0);
  const notice = last !== undefined && (
    <Outcome key={last.commandId} given={last} timeZone={site.site.timeZone} />
  );
  if (unassigned.length === 0 && unknown === 0) return notice;
  return (
    <section className={style.panel} aria-label={text.overview.unassigned}>
      <div className={style.title}>
        <h2>{text.overview.unassigned}</h2>
        <p>{unassigned.length > 0 ? text.overview.unassignedHint : '—'}</p>
        {unknown > 0 && <p>{text.overview.unknownCodes(unknown)}</p>}
      </div>
      <ul className={style.devices}>
        {unassigned.map((device) => (
          <Device key={device.deviceId} device={device} onBind={() => bind(device.deviceId)} />
        ))}
      </ul>
      {notice}
      {binding !== null && personId === null && (
        <PersonDialog onChosen={() => undefined} onClose={() => bind(null)} />
      )}
      {binding !== null && personId !== null && (
        <BindDialog deviceId={binding} chairs={site.site.chairs} onClose={() => bind(null)} />
      )}
    </section>
  );
}

function Device({ device, onBind }: { readonly device: UnassignedDevice; readonly onBind: () => void }) {
  const text = useText();
  const nowMs = useNowMs();
  const values = device.latest.map((reading) =>
    reading.quality === 'unavailable'
      ? text.vital.why[reading.reason]
      : `${numberText(reading.value, parameters[reading.parameter].decimals)} ${parameters[reading.parameter].unit}`,
  );
  return (
    <li>
      <div>
        <b>{device.deviceId}</b>
        <p>
          {values.join(', ')} · {text.vital.ago(ageText(nowMs - device.lastHeardAtMs, text))}
        </p>
      </div>
      <Button onClick={onBind}>{text.action.bind}</Button>
    </li>
  );
}

type BindDialogProps = {
  readonly deviceId: DeviceId;
  readonly chairs: readonly ChairId[];
  readonly onClose: () => void;
};

function BindDialog({ deviceId, chairs, onClose }: BindDialogProps) {
  const text = useText();
  const connection = useConnection();
  return (
    <Dialog title={text.dialog.bind.title(deviceId)} hint={text.dialog.bind.hint} onClose={onClose}>
      <div className={style.chairs}>
        {chairs.map((chair) => (
          <Button
            key={chair}
            onClick={() => {
              void connection.giveSite({ type: 'bind-device', deviceId, chair });
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
