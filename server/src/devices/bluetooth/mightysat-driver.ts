import { families } from '@chairside/shared/devices/families.ts';
import type { DeviceCondition } from '@chairside/shared/devices/shown.ts';
import { assertNever } from '@chairside/shared/result.ts';
import type { DeviceSaid, Driver, DriverSession, DriverSurroundings } from '../driver.ts';
import { createConditions } from './conditions.ts';
import { measure, rejected, saidOf, type Trust } from './measure.ts';
import {
  createMightySatFramer,
  decodeMightySat,
  mightySatFrame,
  valuesOperation,
  type MightySatFrame,
  type MightySatPiece,
  type MightySatValues,
} from './mightysat.ts';

/** Masimo MightySat by Masimo's own Bluetooth service. It says nothing before it is asked to. */
export const mightySatDriver: Driver = { ...families['masimo-mightysat'], open: openSession };

const { listens, writes } = families['masimo-mightysat'].bluetooth;
const askWhoItIs = mightySatFrame(0x01, []);
/** All values it has, and its signals, without which some send nothing. */
const askForAll = mightySatFrame(0x03, [0x1f, 0x00, 0x03]);

function openSession({ emit, link, deviceId }: DriverSurroundings): DriverSession {
  const framer = createMightySatFramer();
  const conditions = createConditions(deviceId);
  let frames = 0;
  let garbageBytes = 0;
  let isClosed = false;
  link.write(askWhoItIs, writes[0]);
  link.write(askForAll, writes[0]);

  return {
    receive(bytes, channel) {
      if (isClosed) return;
      if (channel === listens[0]) for (const piece of framer.push(bytes)) take(piece);
      else garbageBytes += bytes.length;
    },
    counts: () => ({ frames, garbageBytes }),
    close() {
      isClosed = true;
    },
  };

  function take(piece: MightySatPiece): void {
    switch (piece.type) {
      case 'frame':
        frames += 1;
        tell(read(piece.frame, piece.raw), piece.raw);
        return;
      case 'damaged':
        frames += 1;
        tell([rejected('malformed', piece.raw)], piece.raw);
        return;
      case 'garbage':
        garbageBytes += piece.byteCount;
        return;
      default:
        return assertNever(piece);
    }
  }

  function tell(said: readonly DeviceSaid[], raw: Uint8Array): void {
    emit(said, raw).catch(() => 'not-recorded');
  }

  function read(frame: MightySatFrame, raw: Uint8Array): readonly DeviceSaid[] {
    if (frame.operation !== valuesOperation) return [];
    const decoded = decodeMightySat(frame);
    if (!decoded.ok) return [rejected('malformed', raw)];
    const values = decoded.value;
    const source = { deviceId, measuredAtMs: null, isFromMemory: false };
    const ofDevice = trustOfDevice(values);
    const measured = [
      measure(source, {
        parameter: 'spo2Percent',
        value: none(values.spo2, [0, 0xff]),
        trust: ofDevice ?? usable,
      }),
      measure(source, {
        parameter: 'pulseRateBpm',
        value: none(values.pulseRate, [0, 0xff]),
        trust: ofDevice ?? trustOfValue(values.pulseExceptions),
      }),
      measure(source, {
        parameter: 'perfusionIndexPercent',
        value: values.perfusionIndexPercent,
        trust: ofDevice ?? trustOfValue(values.perfusionExceptions),
      }),
    ];
    return [...saidOf(measured, raw), ...conditions.tell(conditionsOf(values), ['probe-off', 'searching'])];
  }
}

const sensorOff = 1 << 21;
const searching = 1 << 22;
const usable: Trust = { type: 'usable' };
const invalid: Trust = { type: 'unavailable', reason: 'invalid' };

/** What it says of all its values at once, the saturation's exceptions among it; null: nothing against them. */
function trustOfDevice({ deviceExceptions, spo2Exceptions }: MightySatValues): Trust | null {
  if (deviceExceptions & sensorOff) return { type: 'unavailable', reason: 'probe-off' };
  if (deviceExceptions & searching) return { type: 'unavailable', reason: 'measuring' };
  return deviceExceptions === 0 && spo2Exceptions === 0 ? null : invalid;
}

function trustOfValue(exceptions: number): Trust {
  return exceptions === 0 ? usable : invalid;
}

function conditionsOf({ deviceExceptions }: MightySatValues): ReadonlySet<DeviceCondition> {
  const told = new Set<DeviceCondition>();
  if (deviceExceptions & sensorOff) told.add('probe-off');
  if (deviceExceptions & searching) told.add('searching');
  return told;
}

function none(value: number, sentinels: readonly number[]): number | null {
  return sentinels.includes(value) ? null : value;
}
