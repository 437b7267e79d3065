import { ok, type Result } from '@chairside/shared/result.ts';
import type { DeviceSaid, DriverSession, Emit } from '../driver.ts';
import { rejected } from './measure.ts';

/** What a packet of one characteristic says; refused, it is malformed. */
export type PacketReader = (bytes: Uint8Array) => Result<PacketRead, unknown>;

export type PacketRead = {
  readonly said: readonly DeviceSaid[];
  /** After what is known of it: a later revision. */
  readonly spareBytes: number;
};

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
      const read = reader(bytes);
      emit(read.ok ? whole(read.value, channel) : [rejected('malformed', bytes)], bytes).catch(
        () => 'not-recorded',
      );
    },
    counts: () => ({ frames, garbageBytes }),
    close() {
      if (isClosed) return;
      isClosed = true;
      onClose?.();
    },
  };

  function whole({ said, spareBytes }: PacketRead, channel: string): readonly DeviceSaid[] {
    if (spareBytes === 0) return said;
    garbageBytes += spareBytes;
    return [...said, { type: 'unknown-code', code: `${shortName(channel)} +${spareBytes}` }];
  }
}

/** One that says nothing but what it has. */
export function quietly(
  decode: (bytes: Uint8Array) => Result<{ readonly spareBytes: number }, unknown>,
): PacketReader {
  return (bytes) => {
    const decoded = decode(bytes);
    return decoded.ok ? ok({ said: [], spareBytes: decoded.value.spareBytes }) : decoded;
  };
}

/** 2A5F of 00002a5f-0000-…; of a maker's own the first eight digits. */
function shortName(uuid: string): string {
  return uuid.slice(0, 8).replace(/^0000/, '').toUpperCase();
}
