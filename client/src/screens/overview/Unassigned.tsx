import type { DeviceId } from '@chairside/shared/ids.ts';
import type { UnassignedDevice } from '@chairside/shared/wire.ts';
import { useState } from 'react';
import { useConnection, useLive, useNowMs } from '../../live/context.tsx';
import { isKnownReading } from '../../live/lenient.ts';
import { selectCommands, selectPersonId, selectSite } from '../../live/selectors.ts';
import { Outcome } from '../../session/CommandNotice.tsx';
import { PersonDialog } from '../../session/PersonDialog.tsx';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.ts';
import { loneVital } from '../../vitals/lone-vital.ts';
import { VitalLine } from '../../vitals/VitalLine.tsx';
import { BindDialog } from './BindDialog.tsx';
import style from './Unassigned.module.css';
import { UnknownCodes } from './UnknownCodes.tsx';

/** Devices that send and belong to no chair (DD8): what they say, and a way to bind them. */
export function Unassigned() {
  const text = useText();
  const connection = useConnection();
  const site = useLive(selectSite);
  const personId = useLive(selectPersonId);
  const last = useLive(selectCommands).findLast((one) => one.to === 'site');
  const [binding, bind] = useState<DeviceId | null>(null);
  if (site === null) return null;
  const { unassigned, unknownCodes } = site;
  const notice = last !== undefined && (
    <Outcome key={last.commandId} given={last} timeZone={site.site.timeZone} />
  );
  if (unassigned.length === 0 && Object.keys(unknownCodes).length === 0) return notice;
  return (
    <section className={style.panel} aria-label={text.overview.unassigned}>
      <div className={style.title}>
        <h2>{text.overview.unassigned}</h2>
        <p>{unassigned.length > 0 ? text.overview.unassignedHint : '—'}</p>
        <UnknownCodes countByCode={unknownCodes} />
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
        <BindDialog
          deviceId={binding}
          latest={unassigned.find(({ deviceId }) => deviceId === binding)?.latest ?? []}
          chairs={site.site.chairs}
          onBind={(chair) => void connection.giveSite({ type: 'bind-device', deviceId: binding, chair })}
          onClose={() => bind(null)}
        />
      )}
    </section>
  );
}

function Device({ device, onBind }: { readonly device: UnassignedDevice; readonly onBind: () => void }) {
  const text = useText();
  const nowMs = useNowMs();
  return (
    <li>
      <div>
        <b>{device.deviceId}</b>
        <ul aria-label={device.deviceId}>
          {device.latest.filter(isKnownReading).map((reading) => (
            <VitalLine
              key={reading.parameter}
              label={text.vital.label[reading.parameter]}
              vital={loneVital(reading, nowMs)}
            />
          ))}
        </ul>
      </div>
      <Button onClick={onBind}>{text.action.bind}</Button>
    </li>
  );
}
