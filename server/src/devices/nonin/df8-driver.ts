import { families } from '@chairside/shared/devices/families.ts';
import type { Cancel } from '../../ports/clock.ts';
import { hexOf } from '../byte-framing.ts';
import { createConditions, readingsOf } from '../claims.ts';
import type { DeviceSaid, Driver, DriverSession, DriverSurroundings } from '../driver.ts';
import { createDf8Framer, decodeDf8 } from './df8.ts';
import { claimsOf, conditionsOf } from './trust.ts';

/** Nonin format 8: numbers once a second, without a sum. */
export const noninDf8Driver: Driver = { ...families['nonin-df8'], open: openSession };

/** Far less than from one frame to the next. */
const quietMs = 400;

/**
 * Four bytes of noise look like a frame now and then, and no sum tells. So a frame is believed once it stands where one should:
 * right after another, and with another right after it or nothing at all for a while.
 */
function openSession({ deviceId, emit, clock }: DriverSurroundings): DriverSession {
  const framer = createDf8Framer();
  const conditions = createConditions(deviceId);
  let frames = 0;
  let isClosed = false;
  /** The newest frame, while it is not known what follows it. */
  let held: { readonly bytes: Uint8Array; readonly isAfterAnother: boolean } | null = null;
  let stopWaiting: Cancel = () => undefined;

  return {
    receive(bytes) {
      if (isClosed) return;
      stopWaiting();
      for (const piece of framer.push(bytes)) {
        if (piece.type === 'frame') takeFrame(piece.bytes);
        else takeGarbage(piece.bytes);
      }
      stopWaiting = clock.at(clock.now() + quietMs, takeQuiet);
    },
    counts: () => ({ frames, garbageBytes: framer.garbageBytes() }),
    close() {
      if (isClosed) return;
      stopWaiting();
      for (const { bytes } of framer.end()) takeGarbage(bytes);
      isClosed = true;
    },
  };

  function takeFrame(bytes: Uint8Array): void {
    const before = held;
    held = { bytes, isAfterAnother: before !== null };
    if (before?.isAfterAnother === true) say(before.bytes);
  }

  /** A frame stands until the next, so that the next stands right after another. */
  function takeQuiet(): void {
    if (held === null || !framer.isBetweenFrames()) {
      held = null;
      return;
    }
    if (held.isAfterAnother) say(held.bytes);
    held = { bytes: held.bytes, isAfterAnother: false };
  }

  function takeGarbage(bytes: Uint8Array): void {
    held = null;
    tell([{ type: 'frame-rejected', why: 'garbage', raw: hexOf(bytes) }], bytes);
  }

  function say(bytes: Uint8Array): void {
    frames += 1;
    const frame = decodeDf8(bytes);
    const { status, isBatteryLow } = frame;
    tell(
      [
        ...readingsOf(claimsOf(frame, status), { deviceId, measuredAtMs: null, raw: hexOf(bytes) }),
        ...conditions(conditionsOf({ ...status, isBatteryLow })),
      ],
      bytes,
    );
  }

  function tell(batch: readonly DeviceSaid[], frame: Uint8Array): void {
    emit(batch, frame).catch(() => 'not-recorded');
  }
}
