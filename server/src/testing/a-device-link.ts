import type { DeviceId } from '@chairside/shared/ids.ts';
import { createFakeClock } from '../clock/fake-clock.ts';
import type { DeviceSaid, Driver } from '../devices/driver.ts';

/** A driver with a test at both ends: bytes in, what the device said out. */
export function aDeviceLink(driver: Driver, { isSimulation = false } = {}) {
  const clock = createFakeClock();
  const batches: (readonly DeviceSaid[])[] = [];
  const written: { readonly hex: string; readonly atMs: number }[] = [];
  const session = driver.open({
    clock,
    isSimulation,
    deviceId: 'OXI-1' as DeviceId,
    options: {},
    emit: (batch) => {
      batches.push(batch);
      return Promise.resolve('recorded');
    },
    link: {
      peer: 'test',
      write: (bytes) => written.push({ hex: Buffer.from(bytes).toString('hex'), atMs: clock.now() }),
      close: () => undefined,
    },
  });
  return {
    ...{ clock, session, written },
    send: (...frames: readonly Uint8Array[]) => {
      for (const frame of frames) session.receive(frame);
    },
    said: () => batches.flat(),
    inShort: () => batches.flat().map(inShort),
  };
}

/** What the driver makes of these, in short. */
export function heardOf(driver: Driver, ...frames: readonly Uint8Array[]): readonly string[] {
  const link = aDeviceLink(driver);
  link.send(...frames);
  return link.inShort();
}

/** `spo2Percent good 97`, `rejected garbage`, `probe-off`, `25 samples`. */
function inShort(said: DeviceSaid): string {
  switch (said.type) {
    case 'reading': {
      const { reading } = said;
      const what = reading.quality === 'unavailable' ? reading.reason : reading.value;
      return `${reading.parameter} ${reading.quality} ${what}`;
    }
    case 'condition':
      return said.isSo ? said.condition : `not ${said.condition}`;
    case 'frame-rejected':
      return `rejected ${said.why}`;
    case 'waveform':
      return `${said.piece.samples.length} samples`;
    case 'unknown-code':
      return `unknown ${said.code}`;
    case 'battery':
      return `battery ${said.percent}`;
    case 'battery-voltage':
      return `battery ${said.volt} V`;
  }
}
