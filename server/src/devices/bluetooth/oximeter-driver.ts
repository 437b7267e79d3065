import { bluetoothUuid, families } from '@chairside/shared/devices/families.ts';
import { ok } from '@chairside/shared/result.ts';
import type { Driver, DeviceSaid, DriverSession, DriverSurroundings } from '../driver.ts';
import { batteryReader } from './battery.ts';
import { createConditions } from './conditions.ts';
import { instantOf } from './date-time.ts';
import { createMemoryWatch } from './from-memory.ts';
import { measure, rejected, saidOf, type Source, type Trust } from './measure.ts';
import { openPackets, quietly } from './packets.ts';
import { decodeContinuous, decodePlxFeatures, decodeSpotCheck, type Oxygenation } from './plx.ts';
import { plxConditions, plxTrust } from './plx-trust.ts';
import type { Sfloat } from './sfloat.ts';

/** Any oximeter with the Bluetooth Pulse Oximeter Service (0x1822). */
export const bluetoothOximeterDriver: Driver = { ...families['bluetooth-oximeter'], open: openSession };

type Told = Oxygenation & {
  readonly measurementStatus: number | null;
  readonly sensorStatus: number | null;
  readonly pulseAmplitudeIndex: Sfloat | null;
};

function openSession({ clock, emit, deviceId }: DriverSurroundings): DriverSession {
  const conditions = createConditions(deviceId);
  const memory = createMemoryWatch(clock, { mayMeasureOften: true });
  const asItIsMeasured: Source = { deviceId, measuredAtMs: null, isFromMemory: undefined };

  function read(told: Told, bytes: Uint8Array, source: Source): readonly DeviceSaid[] {
    const found = plxTrust(told);
    if (found.type === 'elsewhen') {
      const counted = rejected('stored', bytes);
      // A device that goes over to a demonstration has no number of the patient any more.
      return found.isOfNobody
        ? [...saidOf(measured(source, told, ofNobody), new Uint8Array(0)), counted]
        : [counted];
    }
    const spokenOf = told.sensorStatus === null ? [] : plxConditions;
    return [
      ...saidOf(measured(source, told, found.trust), bytes),
      ...conditions.tell(found.conditions, spokenOf),
    ];
  }

  return openPackets({
    emit,
    readerByChannel: {
      [bluetoothUuid(0x2a5f)]: (bytes) => {
        const decoded = decodeContinuous(bytes);
        if (!decoded.ok) return decoded;
        return ok({ said: read(decoded.value, bytes, asItIsMeasured), spareBytes: decoded.value.spareBytes });
      },
      [bluetoothUuid(0x2a5e)]: (bytes) => {
        const decoded = decodeSpotCheck(bytes);
        if (!decoded.ok) return decoded;
        const { time, isClockSet, spareBytes } = decoded.value;
        const measuredAtMs = time === null || !isClockSet ? null : instantOf(time);
        const isFromMemory = memory.isFromMemory(measuredAtMs);
        return ok({ said: read(decoded.value, bytes, { deviceId, measuredAtMs, isFromMemory }), spareBytes });
      },
      [bluetoothUuid(0x2a60)]: quietly(decodePlxFeatures),
      [bluetoothUuid(0x2a19)]: batteryReader(deviceId),
    },
  });
}

const ofNobody: Trust = { type: 'unavailable', reason: 'test' };

function measured(source: Source, told: Told, trust: Trust) {
  const { spo2, pulseRate, pulseAmplitudeIndex } = told;
  return [
    measure(source, { parameter: 'spo2Percent', value: spo2, trust }),
    measure(source, { parameter: 'pulseRateBpm', value: pulseRate, trust }),
    ...(pulseAmplitudeIndex === null
      ? []
      : [measure(source, { parameter: 'perfusionIndexPercent', value: pulseAmplitudeIndex, trust })]),
  ];
}
