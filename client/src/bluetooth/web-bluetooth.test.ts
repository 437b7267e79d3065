import { families } from '@chairside/shared/devices/families.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Heard } from './port.ts';
import { createWebBluetooth } from './web-bluetooth.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const profile = families['bluetooth-oximeter'].bluetooth;
const forEver = new Promise<never>(() => undefined);
const heard: Heard = { packet: () => undefined, gone: () => undefined };

type Steps = {
  readonly connect: Promise<unknown>;
  readonly discover: Promise<unknown>;
  readonly listen: Promise<unknown>;
};
const atOnce: Steps = { connect: Promise.resolve(), discover: Promise.resolve(), listen: Promise.resolve() };

/** A browser whose device answers each step when the test says so. */
function aBrowser(steps: Steps) {
  const seen = { disconnected: 0, listened: 0 };
  const characteristicOf = (uuid: string) =>
    Object.assign(new EventTarget(), {
      uuid,
      properties: { notify: true, indicate: false, read: false, write: false },
      startNotifications() {
        seen.listened += 1;
        return steps.listen;
      },
    });
  const characteristics = profile.listens.map(characteristicOf);
  const service = { getCharacteristics: () => steps.discover.then(() => characteristics) };
  const server = { getPrimaryService: () => Promise.resolve(service) };
  const gatt = {
    connect: () => steps.connect.then(() => server),
    disconnect: () => void (seen.disconnected += 1),
  };
  const device = Object.assign(new EventTarget(), { id: 'k1', name: 'Oxi', gatt });
  vi.stubGlobal('navigator', { bluetooth: { requestDevice: () => Promise.resolve(device) } });
  return seen;
}

/** What became of it, as far as it is known by now. */
async function connecting(steps: Steps) {
  const seen = aBrowser(steps);
  const device = await createWebBluetooth().choose(profile);
  let became: string | null = null;
  void device?.connect(profile, heard).then((one) => (became = one.ok ? 'there' : one.error));
  await vi.advanceTimersByTimeAsync(0);
  return { seen, became: () => became };
}

for (const [step, withinMs] of [
  ['connect', 30_000],
  ['discover', 60_000],
  ['listen', 60_000],
] as const)
  it(`[BT13] a browser that never comes to an end with ${step} is given up after ${withinMs} ms`, async () => {
    const { seen, became } = await connecting({ ...atOnce, [step]: forEver });
    await vi.advanceTimersByTimeAsync(withinMs - 1);
    expect([became(), seen.disconnected]).toEqual([null, 0]);
    await vi.advanceTimersByTimeAsync(1);
    expect([became(), seen.disconnected]).toEqual(['out-of-reach', 1]);
  });

for (const [step, listened] of [
  ['discover', 0],
  ['listen', 1],
] as const)
  it(`[BT13] what a browser still brings of ${step} after it was given up goes no further`, async () => {
    let bring = (): void => undefined;
    const late = new Promise<void>((resolve) => (bring = resolve));
    const { seen, became } = await connecting({ ...atOnce, [step]: late });
    await vi.advanceTimersByTimeAsync(60_000);
    bring();
    await vi.advanceTimersByTimeAsync(0);
    expect([became(), seen.listened, seen.disconnected]).toEqual(['out-of-reach', listened, 1]);
  });

it('[BT13] one that is there in time is there, and stays so', async () => {
  const { seen, became } = await connecting(atOnce);
  expect(became()).toBe('there');
  await vi.advanceTimersByTimeAsync(600_000);
  expect([became(), seen.disconnected, seen.listened]).toEqual(['there', 0, profile.listens.length]);
});
