import { randomUUID } from 'node:crypto';
import { nonin3230Specimen } from '@chairside/server/devices/bluetooth/specimen.ts';
import { bluetoothUuid, families } from '@chairside/shared/devices/families.ts';
import type { DevicesShown } from '@chairside/shared/devices/shown.ts';
import type { Answer, DeviceLiveness, SiteView } from '@chairside/shared/wire.ts';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { staffClinic, type ClinicStaff } from '../support/clinic-staff.ts';
import type { Visitor } from '../support/people.ts';

/** Bytes of an oximeter from one screen's socket, through a real gateway, to what another screen is told. */
let clinic: ClinicStaff;
const screens: Socket[] = [];

beforeAll(async () => {
  clinic = await staffClinic();
}, 60_000);

afterAll(async () => {
  for (const screen of screens) screen.disconnect();
  await clinic.end();
});

async function connected(browser: Visitor): Promise<Socket> {
  const screen = browser.screen();
  screens.push(screen);
  await new Promise<void>((resolve, reject) => {
    screen.once('connect', resolve);
    screen.once('connect_error', reject);
  });
  return screen;
}

async function ask<T>(screen: Socket, event: string, body: object): Promise<Answer<T>> {
  return (await screen.timeout(10_000).emitWithAck(event, body)) as Answer<T>;
}

const oximeter = { link: 'l1', family: 'bluetooth-oximeter', name: 'Nonin3230', key: 'a browser’s name' };
const spo2 = (percent: number) => ({
  link: 'l1',
  characteristic: bluetoothUuid(0x2a5f),
  bytes: Uint8Array.of(0, percent, 0, 64, 0),
});

async function open(screen: Socket, asked = oximeter): Promise<string> {
  const answer = await ask<{ deviceId: string }>(screen, 'bluetooth:open', asked);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value.deviceId;
}

function bind(screen: Socket, type: 'bind-device' | 'unbind-device', deviceId: string) {
  const command = type === 'bind-device' ? { type, deviceId, chair: '1' } : { type, deviceId };
  return ask(screen, 'site:command', { commandId: randomUUID(), command });
}

/** What the second screen knows of the devices at chair 1, as it was told last. */
async function watching(): Promise<() => readonly DeviceLiveness[]> {
  const other = await connected(clinic.everywhere.physician);
  let devices: readonly DeviceLiveness[] = [];
  other.on('chair:devices', (told: { chair: string; devices: readonly DeviceLiveness[] }) => {
    if (told.chair === '1') devices = told.devices;
  });
  await ask(other, 'chair:join', { chair: '1', after: null });
  return () => devices;
}

/** 128 over 82, mean 97. */
const pressure = {
  link: 'l1',
  characteristic: bluetoothUuid(0x2a35),
  bytes: Uint8Array.of(0, 128, 0, 82, 0, 97, 0),
};

describe('a Bluetooth device at a screen', () => {
  it('[BT11] is there for every screen, and is lost at once with the tab that held it', async () => {
    // A cuff's silence would tell nothing for twenty minutes.
    const cuff = { ...oximeter, family: 'bluetooth-cuff', key: 'another' };
    const tab = await connected(clinic.everywhere.nurse);
    const deviceId = await open(tab, cuff);
    expect(deviceId).toMatch(/^BT-[0-9a-f]{20} Nonin3230$/);
    await bind(tab, 'bind-device', deviceId);
    const devices = await watching();
    expect(await ask(tab, 'bluetooth:packet', pressure)).toEqual({ ok: true, value: null });
    await vi.waitFor(() => expect(devices()).toMatchObject([{ deviceId, isConnected: true }]), 20_000);

    tab.disconnect();
    await vi.waitFor(() => expect(devices()).toMatchObject([{ deviceId, isConnected: false }]), 20_000);

    const anew = await connected(clinic.everywhere.nurse);
    expect(await open(anew, cuff)).toBe(deviceId);
    await ask(anew, 'bluetooth:packet', pressure);
    await vi.waitFor(() => expect(devices()).toMatchObject([{ deviceId, isConnected: true }]), 20_000);
    await bind(anew, 'unbind-device', deviceId);
    anew.disconnect();
  }, 90_000);

  it('[BT12] once bound it comes back at a screen with nobody at it, and not before', async () => {
    const nurse = await connected(clinic.everywhere.nurse);
    const wall = await connected(clinic.atChair1['paired-screen']);
    const refused = { ok: false, error: { type: 'sign-in-needed', why: 'nobody' } };
    expect(await ask(wall, 'bluetooth:open', oximeter)).toEqual(refused);
    const deviceId = await open(nurse);
    await bind(nurse, 'bind-device', deviceId);
    nurse.disconnect();
    expect(await open(wall)).toBe(deviceId);
    expect(await ask(wall, 'bluetooth:packet', spo2(95))).toEqual({ ok: true, value: null });
    expect(await ask(wall, 'bluetooth:close', { link: 'l1', why: 'let-go' })).toEqual({
      ok: true,
      value: null,
    });
    const unknown = { ok: false, error: { type: 'unknown-link' } };
    expect(await ask(wall, 'bluetooth:packet', spo2(95))).toEqual(unknown);
  });

  it('[BT14] what it sent is counted for whoever looks, and why a tablet has it not is told', async () => {
    const nurse = await connected(clinic.everywhere.nurse);
    const deviceId = await open(nurse);
    await ask(nurse, 'bluetooth:packet', spo2(96));
    await ask(nurse, 'bluetooth:packet', { ...spo2(96), bytes: Uint8Array.of(0b100, 96, 0) });
    const { body } = await clinic.everywhere.nurse.get('/devices.json');
    const { bluetooth } = body as { readonly bluetooth: Record<string, object> };
    expect(bluetooth[deviceId]).toMatchObject({ rejected: { malformed: 1 } });
    await ask(nurse, 'bluetooth:close', { link: 'l1', why: 'disconnected' });
    const { link: _, ...device } = oximeter;
    const failed = { ...device, why: 'service-missing' };
    expect(await ask(nurse, 'bluetooth:failed', failed)).toEqual({ ok: true, value: null });
    const shown = await ask<DevicesShown>(nurse, 'devices:watch', { framesOf: null });
    const links = shown.ok ? shown.value.links : [];
    const own = links.filter(({ peer, family }) => peer.startsWith(deviceId) && family === oximeter.family);
    expect(own).toMatchObject([{ state: 'gone', why: 'service-missing' }]);
    const unknown = { ...device, why: 'fault' };
    expect(await ask(nurse, 'bluetooth:failed', unknown)).toMatchObject({ error: { type: 'malformed' } });
    nurse.disconnect();
  });

  it('[DV6] of what kind it is, is a fact of the site once it stands at a chair', async () => {
    const nurse = await connected(clinic.everywhere.nurse);
    let site: SiteView['site'] | undefined;
    nurse.on('site:view', (told: SiteView) => (site = told.site));
    const family = 'nonin-3230';
    const deviceId = await open(nurse, { ...oximeter, family, key: 'one for spot checks' });
    const [characteristic] = families[family].bluetooth.listens;
    const { bytes } = nonin3230Specimen.frame({ spo2Percent: 97, pulseRateBpm: 64 }, 0);
    expect(await ask(nurse, 'bluetooth:packet', { link: 'l1', characteristic, bytes })).toMatchObject({
      ok: true,
    });
    await bind(nurse, 'bind-device', deviceId);
    await vi.waitFor(() => expect(site?.chairByDevice).toHaveProperty([deviceId]), 20_000);
    await vi.waitFor(
      () => expect(site?.knownDevices).toHaveProperty([deviceId, 'sourceClass'], 'spot-check'),
      20_000,
    );
    await bind(nurse, 'unbind-device', deviceId);
    nurse.disconnect();
  }, 60_000);

  for (const [bytes, expected] of [
    [511, { ok: true, value: null }],
    [512, { ok: true, value: null }],
    [513, { ok: false, error: { type: 'malformed' } }],
  ] as const)
    it(`[BT10] a packet of ${bytes} bytes is ${expected.ok ? 'taken' : 'refused'}`, async () => {
      const screen = await connected(clinic.everywhere.nurse);
      await open(screen);
      const long = { ...spo2(97), bytes: new Uint8Array(bytes) };
      expect(await ask(screen, 'bluetooth:packet', long)).toMatchObject(expected);
      screen.disconnect();
    });
});
