import type { DeviceSaid, DriverSession, Emit } from '../driver.ts';

/** What a packet of one characteristic says. */
export type PacketReader = (bytes: Uint8Array) => readonly DeviceSaid[];

type Packets = {
  readonly emit: Emit;
  readonly readerByChannel: Readonly<Record<string, PacketReader>>;
  readonly onClose?: () => void;
};

/**
 * A session of a device whose packets are whole: each characteristic has a reader, and every packet is told on, so that it can
 * be looked at. Nothing waits for the answer: Bluetooth has confirmed an indication before the browser has it.
 */
export function openPackets({ emit, readerByChannel, onClose }: Packets): DriverSession {
  let frames = 0;
  let garbageBytes = 0;
  let isClosed = false;

  return {
    receive(bytes, channel = '') {
      if (isClosed) return;
      const reader = Object.hasOwn(readerByChannel, channel) ? readerByChannel[channel] : undefined;
      if (reader === undefined) {
        garbageBytes += bytes.length;
        return;
      }
      frames += 1;
      emit(reader(bytes), bytes).catch(() => 'not-recorded');
    },
    counts: () => ({ frames, garbageBytes }),
    close() {
      if (isClosed) return;
      isClosed = true;
      onClose?.();
    },
  };
}
