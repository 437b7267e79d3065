import type { DeviceLiveness } from '@chairside/shared/wire.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { useLive, useNowMs } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { SessionActions } from '../../session/SessionActions.tsx';
import { ageText, timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { isDeviceHeard } from '../device-liveness.ts';
import style from './EmptyChair.module.css';

/** SE1: a chair without a session shows devices and whether they live, never a number. */
export function EmptyChair({ view }: { readonly view: ChairView }) {
  const text = useText();
  const { devices, state } = view;
  const { lastClosed } = state;
  const timeZone = useLive(selectSite)?.site.timeZone ?? 'UTC';
  return (
    <main className={style.empty}>
      <section className={style.lead}>
        <h2>{text.session.noSession}</h2>
        <p>{text.session.noSessionHint}</p>
        {lastClosed !== null && (
          <p>
            {text.session.closed[lastClosed.outcome]}{' '}
            {text.session.closedAt(timeOfDay(lastClosed.atMs, timeZone))}
          </p>
        )}
        <SessionActions chair={state} />
      </section>
      <section className={style.devices} aria-label={text.session.devices}>
        <h3>{text.session.devices}</h3>
        {devices.length === 0 && <p>{text.session.noDevices}</p>}
        <ul>
          {devices.map((device) => (
            <Device key={device.deviceId} device={device} />
          ))}
        </ul>
      </section>
    </main>
  );
}

function Device({ device }: { readonly device: DeviceLiveness }) {
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
    </li>
  );
}
