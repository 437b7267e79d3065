import type { DeviceShown } from '@chairside/shared/devices/shown.ts';
import type { ChairId, DeviceId } from '@chairside/shared/ids.ts';
import type { BluetoothWords } from '@chairside/shared/text/bluetooth-words.ts';
import { useState } from 'react';
import type { BluetoothDesk, HeldShown } from '../../../bluetooth/bluetooth-desk.ts';
import type { HeldState } from '../../../bluetooth/held-device.ts';
import { useConnection, useLive, useNowMs } from '../../../live/context.tsx';
import { selectSite } from '../../../live/selectors.ts';
import { refusalText } from '../../../session/refusal-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { useText } from '../../../ui/text.ts';
import { BindDialog } from '../../overview/BindDialog.tsx';
import { useBluetoothText } from './bluetooth-text.ts';

type HeldRowProps = {
  readonly held: HeldShown;
  readonly chair: ChairId;
  readonly desk: Pick<BluetoothDesk, 'again' | 'letGo'>;
};

/** One device of this tablet: how it stands, its battery, and where it is bound. */
export function HeldRow({ held, chair, desk }: HeldRowProps) {
  const text = useText();
  const words = useBluetoothText();
  const connection = useConnection();
  const site = useLive(selectSite);
  const told = useLive((live) => live.devices);
  const [isBinding, bind] = useState(false);
  const { key, name, family, state } = held;
  const deviceId = state.type === 'open' ? (state.deviceId as DeviceId) : null;
  const shown = told?.devices.find((device) => device.deviceId === deviceId);
  const boundTo = deviceId === null ? undefined : site?.site.chairByDevice[deviceId];
  const called = words.device(words.kind[family], name);
  const facts = [
    useStateText(state),
    ...batteryText(shown, words),
    ...(boundTo === undefined ? [] : [words.boundTo(text.app.chair(boundTo))]),
  ];
  return (
    <li data-state={state.type}>
      <b>{called}</b>
      <span>{facts.join(' · ')}</span>
      {deviceId !== null && boundTo === undefined && (
        <Button aria-label={words.bindDevice(called)} onClick={() => bind(true)}>
          {words.bind}
        </Button>
      )}
      {state.type === 'waiting' && (
        <Button
          aria-label={state.why === 'reloaded' ? words.connectAgainDevice(called) : words.againDevice(called)}
          onClick={() => void desk.again(key)}
        >
          {state.why === 'reloaded' ? words.connectAgain : words.again}
        </Button>
      )}
      <Button kind="quiet" aria-label={words.letGoDevice(called)} onClick={() => desk.letGo(key)}>
        {words.letGo}
      </Button>
      {isBinding && deviceId !== null && (
        <BindDialog
          deviceId={deviceId}
          latest={site?.unassigned.find((device) => device.deviceId === deviceId)?.latest ?? []}
          chairs={[chair]}
          onBind={(to) => void connection.giveSite({ type: 'bind-device', deviceId, chair: to })}
          onClose={() => bind(false)}
        />
      )}
    </li>
  );
}

function batteryText(shown: DeviceShown | undefined, words: BluetoothWords): readonly string[] {
  if (typeof shown?.batteryPercent === 'number') return [words.battery(shown.batteryPercent)];
  return typeof shown?.batteryVolt === 'number' ? [words.batteryVolt(shown.batteryVolt.toFixed(1))] : [];
}

function useStateText(state: HeldState): string {
  const text = useText();
  const words = useBluetoothText();
  const hostMs = useConnection().host.nowMs();
  useNowMs();
  if (state.type !== 'waiting') return words.state[state.type];
  const { why, retryAtMs } = state;
  const reason = typeof why === 'string' ? words.waiting[why] : refusalText(why, { text, timeZone: 'UTC' });
  if (retryAtMs === null) return reason;
  return `${reason} · ${words.retryIn(Math.max(1, Math.ceil((retryAtMs - hostMs) / 1_000)))}`;
}
