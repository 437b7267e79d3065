import { bluetoothWhys } from '@chairside/shared/devices/bluetooth-why.ts';
import type { DevicesShown, DeviceShown, LinkShown } from '@chairside/shared/devices/shown.ts';
import type { ChairId, DeviceId } from '@chairside/shared/ids.ts';
import { devicesPage as en } from '@chairside/shared/text/en-devices-page.ts';
import { en as catalogue } from '@chairside/shared/text/en.ts';
import type { SiteShown } from '@chairside/shared/site/state.ts';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createConnection } from '../../../live/connection.ts';
import { ConnectionProvider } from '../../../live/context.tsx';
import { createLiveStore } from '../../../live/store.ts';
import { aReading, aSiteView, startMs } from '../../../testing/chair.ts';
import { createFakeSocket } from '../../../testing/fake-socket.ts';
import { chooseLanguage } from '../../../ui/preferences.ts';
import DevicesScreen from './DevicesScreen.tsx';
import { whyText } from './link-words.ts';

// A whole page is asked by role again and again, which a busy machine takes seconds for.
vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => chooseLanguage('en'));
afterEach(cleanup);

const line: LinkShown = {
  peer: '/dev/ttyUSB0',
  family: 'nonin-df7',
  transport: 'serial',
  lineId: 'room-2' as LinkShown['lineId'],
  state: 'waiting',
  why: 'not-found',
  sinceMs: startMs,
  retryAtMs: startMs + 8_000,
  frames: 12,
  garbageBytes: 3,
  rejected: { malformed: 2 },
  lastFrames: [],
};

function aDevice(deviceId: string, chair: string | null, more: Partial<DeviceShown> = {}): DeviceShown {
  const id = deviceId as DeviceId;
  return {
    deviceId: id,
    family: 'nonin-df7',
    sourceClass: 'monitor',
    peer: null,
    chair: chair as ChairId | null,
    isConnected: true,
    lastHeardAtMs: startMs,
    latest: [{ ...aReading({ atMs: startMs }), deviceId: id }],
    conditions: [],
    batteryPercent: null,
    batteryVolt: null,
    skewMs: null,
    driftMsPerHour: null,
    unplaced: 0,
    speaksFor: ['spo2Percent'],
    ...more,
  };
}

function show(shown: DevicesShown, site: Partial<SiteShown> = {}, personId = 'service-1') {
  const socket = createFakeSocket();
  const store = createLiveStore(personId);
  const connection = createConnection({ socket, store, rememberPerson: () => undefined });
  render(
    <MemoryRouter>
      <ConnectionProvider value={connection}>
        <DevicesScreen />
      </ConnectionProvider>
    </MemoryRouter>,
  );
  const view = aSiteView();
  const people = [
    { personId: 'service-1', name: 'R. Patel', role: 'administrator', chairs: null, isActive: true },
    { personId: 'nurse-1', name: 'J. Ortiz', role: 'nurse', chairs: null, isActive: true },
  ] as unknown as SiteShown['people'];
  act(() => {
    socket.goUp();
    socket.notify('site:view', { ...view, site: { ...view.site, people, ...site } });
  });
  act(() => socket.answer('devices:watch', { ok: true, value: shown }));
  const commands = () => socket.askedFor('site:command').map(({ command }) => command);
  return { socket, commands };
}

describe('the devices page', () => {
  it('[DV1] a line that is not open says why in words, and when it is tried again', () => {
    show({ links: [line], devices: [] });
    const row = within(screen.getByRole('region', { name: en.links })).getByRole('listitem');
    for (const words of [
      'room-2',
      en.state.waiting,
      en.why['not-found'],
      en.link.retry(8),
      en.link.frames(12),
      en.link.rejected(2, en.rejected.malformed),
    ])
      expect(row.textContent).toContain(words);
  });

  it('[DV1] the frames of one link are asked for, and stand beside what was read from them', () => {
    const { socket } = show({ links: [line], devices: [] });
    fireEvent.click(screen.getByRole('button', { name: en.link.showOf(line.peer) }));
    expect(socket.askedFor('devices:watch').at(-1)).toEqual({ framesOf: line.peer });
    const frame = {
      atMs: startMs,
      raw: '01 81 ff',
      said: ['spo2Percent 97'],
      rejected: ['malformed' as const],
    };
    act(() => socket.notify('devices:shown', { links: [{ ...line, lastFrames: [frame] }], devices: [] }));
    const cells = within(screen.getByRole('table')).getAllByRole('cell');
    expect(cells.map(({ textContent }) => textContent).slice(1)).toEqual([
      '01 81 ff',
      `spo2Percent 97 · ${en.rejected.malformed}`,
    ]);
  });

  for (const [batteryPercent, batteryVolt, shown] of [
    [41, null, en.device.battery(41)],
    [41, 2.9, en.device.battery(41)],
    [0, 2.1, en.device.battery(0)],
    [null, 2.9, en.device.batteryVolt('2.9')],
    [null, 3, en.device.batteryVolt('3.0')],
  ] as const)
    it(`[BT15] a battery of ${batteryPercent ?? '–'} % and ${batteryVolt ?? '–'} V is “${shown}”`, () => {
      show({ links: [], devices: [aDevice('OXI-1', '2', { batteryPercent, batteryVolt })] });
      expect(screen.getByText(shown, { exact: false })).toBeTruthy();
    });

  it('[BT14] why a tablet has not its device stands beside it, in words', () => {
    for (const why of [...bluetoothWhys, 'screen-gone', 'opened-again', 'too-much'])
      expect(whyText({ why }, en), why).not.toBe(en.otherWhy(why));
  });

  it('[DV1] what a device says of itself stands beside its numbers', () => {
    const said = aDevice('OXI-1', '2', {
      conditions: ['probe-off'],
      batteryPercent: 41,
      skewMs: -90_000,
      driftMsPerHour: 1_200,
    });
    show({ links: [], devices: [said] });
    const row = screen.getByRole('region', { name: catalogue.app.chair('2') });
    for (const words of [
      '97 %',
      en.condition['probe-off'],
      en.device.battery(41),
      en.device.clockBehind('1 min 30 s'),
      en.device.drift('+1.2'),
      en.device.speaks('SpO2'),
    ])
      expect(row.textContent).toContain(words);
  });

  for (const [unplaced, isTold] of [
    [0, false],
    [1, true],
    [2, true],
  ] as const)
    it(`[DD12] ${unplaced} measurements that were not taken are ${isTold ? 'told, with what to do' : 'not told'}`, () => {
      show({ links: [], devices: [aDevice('NIBP-1', '2', { unplaced })] });
      const row = screen.getByRole('region', { name: catalogue.app.chair('2') });
      expect(row.textContent.includes(en.device.unplaced(unplaced))).toBe(isTold);
    });

  it('[DV4] a device is bound under the number it says now', () => {
    const { socket, commands } = show({ links: [], devices: [aDevice('OXI-9', null)] });
    fireEvent.click(screen.getByRole('button', { name: en.bindDevice('OXI-9') }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByText(catalogue.dialog.bind.question)).toBeDefined();
    const numbers = () => dialog.getByRole('list', { name: catalogue.dialog.bind.now('OXI-9') }).textContent;
    expect(numbers()).toContain('97 %');
    const next = { ...aReading({ says: { quality: 'good', value: 93 } }), deviceId: 'OXI-9' as DeviceId };
    act(() =>
      socket.notify('devices:shown', { links: [], devices: [aDevice('OXI-9', null, { latest: [next] })] }),
    );
    expect(numbers()).toContain('93 %');
    fireEvent.click(dialog.getByRole('button', { name: catalogue.app.chair('2') }));
    expect(commands()).toEqual([{ type: 'bind-device', deviceId: 'OXI-9', chair: '2' }]);
  });

  it('[DV5] the lower of two is put before the other', () => {
    const devices = [aDevice('OXI-1', '2'), aDevice('OXI-2', '2', { speaksFor: [] })];
    const { commands } = show({ links: [], devices });
    const chair = within(screen.getByRole('region', { name: catalogue.app.chair('2') }));
    expect(chair.getByText(new RegExp(en.device.standsBy('SpO2')))).toBeDefined();
    fireEvent.click(chair.getByRole('button', { name: en.rank.up('OXI-2') }));
    expect(commands()).toEqual([{ type: 'rank-devices', chair: '2', deviceIds: ['OXI-2', 'OXI-1'] }]);
  });

  it('[DV15] an administrator calls a device for spot checks a monitor, and takes it back; nobody else does', () => {
    const [plx, oxi] = ['PLX-1' as DeviceId, 'OXI-1' as DeviceId];
    const devices = [aDevice(oxi, '2'), aDevice(plx, '2', { sourceClass: 'spot-check', speaksFor: [] })];
    const heardAs = { family: 'bluetooth-oximeter', sourceClass: 'spot-check' } as const;
    const { commands } = show({ links: [], devices }, { knownDevices: { [plx]: heardAs } });
    expect(screen.queryByRole('button', { name: en.monitor.isDevice(oxi) })).toBe(null);
    fireEvent.click(screen.getByRole('button', { name: en.monitor.isDevice(plx) }));
    cleanup();
    const called = { [plx]: { ...heardAs, isCalledMonitor: true as const } };
    const after = show({ links: [], devices }, { knownDevices: called });
    fireEvent.click(screen.getByRole('button', { name: en.monitor.notDevice(plx) }));
    expect([...commands(), ...after.commands()]).toEqual([
      { type: 'set-device-class', deviceId: plx, isMonitor: true },
      { type: 'set-device-class', deviceId: plx, isMonitor: false },
    ]);
    cleanup();
    show({ links: [], devices }, { knownDevices: { [plx]: heardAs } }, 'nurse-1');
    expect(screen.queryByRole('button', { name: en.monitor.isDevice(plx) })).toBe(null);
  });

  it('[DV7] a line is added with what its device needs, once nothing in it is wrong', () => {
    const { commands } = show({ links: [], devices: [] });
    fireEvent.click(screen.getByRole('button', { name: en.line.add }));
    const dialog = within(screen.getByRole('dialog'));
    const type = (label: string, value: string) =>
      fireEvent.change(dialog.getByLabelText(label), { target: { value } });
    const save = dialog.getByRole<HTMLButtonElement>('button', { name: en.line.save });
    fireEvent.change(dialog.getByLabelText(en.line.family), { target: { value: 'nonin-df7' } });
    fireEvent.click(dialog.getByRole('button', { name: en.transport.tcp }));
    type(en.line.host, '192.168.1.20');
    type(en.line.port, '65536');
    type(en.line.device, 'OXI-2');
    type(en.line.name, 'room-2');
    expect(dialog.getByText(en.line.portWrong)).toBeDefined();
    expect(save.disabled).toBe(true);
    type(en.line.port, '4001');
    fireEvent.click(save);
    const transport = { type: 'tcp', host: '192.168.1.20', port: 4001 };
    const set = { lineId: 'room-2', family: 'nonin-df7', transport, deviceId: 'OXI-2', options: {} };
    expect(commands()).toEqual([{ type: 'set-line', line: set }]);
  });

  it('[DV7] a line is changed and removed by an administrator only', () => {
    const lines = [
      {
        lineId: line.lineId,
        family: 'nonin-df7',
        transport: { type: 'serial', path: line.peer },
        deviceId: 'OXI-2',
        options: {},
      },
    ] as unknown as SiteShown['lines'];
    show({ links: [line], devices: [] }, { lines }, 'nurse-1');
    expect(screen.queryByRole('button', { name: en.line.add })).toBe(null);
    expect(screen.queryByRole('button', { name: en.line.changeLine('room-2') })).toBe(null);
    cleanup();
    const { commands } = show({ links: [line], devices: [] }, { lines });
    expect(screen.getByRole('button', { name: en.line.changeLine('room-2') })).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: en.line.removeLine('room-2') }));
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: en.line.remove }));
    expect(commands()).toEqual([{ type: 'remove-line', lineId: 'room-2' }]);
  });
});

it('[HL25] a link says which dialect it speaks, where that was found or set', async () => {
  show({ links: [{ ...line, family: 'hl7', transport: 'mllp', dialect: 'mindray' }], devices: [] });
  expect(await screen.findByText(/mindray/)).toBeDefined();
});
