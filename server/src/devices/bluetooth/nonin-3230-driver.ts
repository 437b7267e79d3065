import { families } from '@chairside/shared/devices/families.ts';
import type { DeviceCondition } from '@chairside/shared/devices/shown.ts';
import { ok } from '@chairside/shared/result.ts';
import type { DeviceSaid, Driver, DriverSession, DriverSurroundings } from '../driver.ts';
import { createConditions } from './conditions.ts';
import { measure, rejected, saidOf, type Trust } from './measure.ts';
import { decodeNonin, decodeNoninStatus, type NoninMeasurement } from './nonin-3230.ts';
import { openPackets } from './packets.ts';

/** Nonin 3230 and 3150 by Nonin's own Bluetooth service. */
export const nonin3230Driver: Driver = { ...families['nonin-3230'], open: openSession };

const [measurementChannel, statusChannel] = families['nonin-3230'].bluetooth.listens;
const countersInAll = 0x1_0000;

function openSession({ emit, deviceId }: DriverSurroundings): DriverSession {
  const conditions = createConditions(deviceId);
  let lastCounter: number | null = null;
  let lastVolt: number | null = null;

  /** Packets that never came, between the last one and this. */
  function missed(counter: number): readonly DeviceSaid[] {
    const isNext = lastCounter === null || counter === (lastCounter + 1) % countersInAll;
    lastCounter = counter;
    return isNext ? [] : [{ type: 'unknown-code', code: '0AAD7EA0 counter gap' }];
  }

  /** In tenths of a volt: in percent only the status tells it, where a device has one. */
  function batteryOf(volt: number): readonly DeviceSaid[] {
    if (volt === lastVolt) return [];
    lastVolt = volt;
    return [{ type: 'battery-voltage', deviceId, volt }];
  }

  return openPackets({
    emit,
    readerByChannel: {
      [measurementChannel]: (bytes) => {
        const decoded = decodeNonin(bytes);
        if (!decoded.ok) return decoded;
        const { spo2, pulseRate, pulseAmplitudeIndexPercent, batteryVolt, counter, spareBytes } =
          decoded.value;
        const source = { deviceId, measuredAtMs: null, isFromMemory: false };
        const trust = trustOf(decoded.value);
        const perfusion = spo2 === null ? null : pulseAmplitudeIndexPercent;
        const measured = [
          measure(source, { parameter: 'spo2Percent', value: spo2, trust }),
          measure(source, { parameter: 'pulseRateBpm', value: pulseRate, trust }),
          measure(source, { parameter: 'perfusionIndexPercent', value: perfusion, trust }),
        ];
        const said = [
          ...saidOf(measured, bytes),
          ...conditions.tell(conditionsOf(decoded.value), measurementConditions),
          ...batteryOf(batteryVolt),
          ...missed(counter),
        ];
        return ok({ said, spareBytes });
      },
      [statusChannel]: (bytes) => {
        const decoded = decodeNoninStatus(bytes);
        if (!decoded.ok) return decoded;
        const { sensor, batteryVolt, batteryPercent, spareBytes } = decoded.value;
        const isFault = sensor === 'fault' || sensor === 'unknown';
        const said = [
          ...conditions.tell(new Set(isFault ? (['fault'] as const) : []), ['fault']),
          ...batteryOf(batteryVolt),
          ...(batteryPercent === null
            ? [rejected('malformed', bytes)]
            : [{ type: 'battery' as const, deviceId, percent: batteryPercent }]),
        ];
        return ok({ said, spareBytes });
      },
    },
  });
}

const measurementConditions: readonly DeviceCondition[] = [
  'probe-off',
  'weak-signal',
  'searching',
  'battery-low',
];

/** A number may stand there though the finger is gone: the sign decides. */
function trustOf({ signs }: NoninMeasurement): Trust {
  if (!signs.includes('sensor-on')) return { type: 'unavailable', reason: 'probe-off' };
  if (signs.includes('searching')) return { type: 'unavailable', reason: 'measuring' };
  return signs.includes('weak-signal') ? { type: 'doubtful' } : { type: 'usable' };
}

function conditionsOf({ signs }: NoninMeasurement): ReadonlySet<DeviceCondition> {
  const told = new Set<DeviceCondition>();
  if (!signs.includes('sensor-on')) told.add('probe-off');
  for (const sign of ['weak-signal', 'searching', 'battery-low'] as const)
    if (signs.includes(sign)) told.add(sign);
  return told;
}
