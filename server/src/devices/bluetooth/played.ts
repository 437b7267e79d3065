import { bluetoothUuid } from '@chairside/shared/devices/families.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import { createFakeClock } from '../../clock/fake-clock.ts';
import type { SpecimenFrame, Values } from '../conformance/specimen.ts';
import type { DeviceSaid, Driver } from '../driver.ts';

/** For the tests of the Bluetooth drivers: packets in, what the device said out. */
export const atMs = Date.UTC(2026, 10, 28, 12);

export function opened(driver: Driver) {
  const clock = createFakeClock(atMs);
  const said: DeviceSaid[] = [];
  const written: { readonly hex: string; readonly channel: string | undefined }[] = [];
  const session = driver.open({
    clock,
    isSimulation: false,
    deviceId: 'BT-1' as DeviceId,
    options: {},
    emit: (batch) => {
      said.push(...batch);
      return Promise.resolve('recorded');
    },
    link: {
      peer: 'browser',
      write: (bytes, channel) => written.push({ hex: Buffer.from(bytes).toString('hex'), channel }),
      close: () => undefined,
    },
  });
  return { clock, said, written, session };
}

export function play(driver: Driver, ...frames: readonly SpecimenFrame[]): readonly DeviceSaid[] {
  const { said, session } = opened(driver);
  for (const { bytes, channel } of frames) session.receive(bytes, channel);
  session.close();
  return said;
}

export function packet(number: number, ...fields: readonly (number | readonly number[])[]): SpecimenFrame {
  return { channel: bluetoothUuid(number), bytes: Uint8Array.from(fields.flat()) };
}

/** One line a thing said, as a table's row. */
export function inShort(said: readonly DeviceSaid[]): readonly string[] {
  return said.map((one) => {
    if (one.type === 'condition') return `${one.condition} ${one.isSo ? 'begins' : 'ends'}`;
    if (one.type === 'frame-rejected') return `rejected ${one.why}`;
    if (one.type === 'battery') return `battery ${one.percent}`;
    if (one.type === 'battery-voltage') return `battery ${one.volt} V`;
    if (one.type === 'unknown-code') return one.code;
    if (one.type === 'waveform') return one.type;
    const { parameter, ...reading } = one.reading;
    return reading.quality === 'unavailable'
      ? `${parameter} ${reading.reason}`
      : `${parameter} ${reading.value} ${reading.quality === 'good' ? 'good' : reading.reason}`;
  });
}

export function valuesOf(said: readonly DeviceSaid[]): Values {
  const found = said.flatMap((one) =>
    one.type === 'reading' && one.reading.quality !== 'unavailable'
      ? [[one.reading.parameter, one.reading.value]]
      : [],
  );
  return Object.fromEntries(found) as Values;
}

export function bytesAndChannel({
  bytes,
  channel,
}: SpecimenFrame): readonly [Uint8Array, string | undefined] {
  return [bytes, channel];
}
