import { bluetoothUuid, families } from '@chairside/shared/devices/families.ts';
import { ok } from '@chairside/shared/result.ts';
import { isInAnotherUnit, judgePressures } from '@chairside/shared/vitals/judge.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { Cancel } from '../../ports/clock.ts';
import type { DeviceSaid, Driver, DriverSession, DriverSurroundings } from '../driver.ts';
import { batteryReader } from './battery.ts';
import {
  cuffStatusOf,
  decodeBloodPressure,
  decodeCuffFeatures,
  decodeCuffPressure,
  type BloodPressure,
} from './bps.ts';
import { createConditions } from './conditions.ts';
import { dateTimeBytes, instantOf } from './date-time.ts';
import { createMemoryWatch } from './from-memory.ts';
import { measure, saidOf, type Measured, type Source, type Trust } from './measure.ts';
import { openPackets, quietly, type PacketReader } from './packets.ts';
import type { Sfloat } from './sfloat.ts';

/**
 * Any cuff with the Bluetooth Blood Pressure Service (0x1810). Its clock is set as it is connected, where it can be: some send
 * nothing before, and what they measured is known by that clock alone.
 */
export const bluetoothCuffDriver: Driver = { ...families['bluetooth-cuff'], open: openSession };

/** A cuff that is inflated says so several times a second; one that was stopped says nothing more. */
const inflationOverAfterMs = 10_000;

function openSession({ clock, emit, link, deviceId }: DriverSurroundings): DriverSession {
  const conditions = createConditions(deviceId);
  const memory = createMemoryWatch(clock, { mayMeasureOften: false });
  let stopWaiting: Cancel = () => undefined;
  link.write(dateTimeBytes(clock.now()), bluetoothUuid(0x2a08));

  function inflating(isSo: boolean): readonly DeviceSaid[] {
    stopWaiting();
    if (isSo)
      stopWaiting = clock.at(clock.now() + inflationOverAfterMs, () => {
        emit(inflating(false)).catch(() => 'not-recorded');
      });
    return conditions.tell(new Set(isSo ? (['cuff-inflating'] as const) : []), ['cuff-inflating']);
  }

  const readPressure: PacketReader = (bytes) => {
    const decoded = decodeBloodPressure(bytes);
    if (!decoded.ok) return decoded;
    const { time, spareBytes } = decoded.value;
    const measuredAtMs = time === null ? null : instantOf(time);
    const source: Source = { deviceId, measuredAtMs, isFromMemory: memory.isFromMemory(measuredAtMs) };
    const said = saidOf(measured(source, decoded.value), bytes);
    return ok({ said: source.isFromMemory === true ? said : [...said, ...inflating(false)], spareBytes });
  };

  return openPackets({
    emit,
    readerByChannel: {
      [bluetoothUuid(0x2a35)]: readPressure,
      [bluetoothUuid(0x2a36)]: (bytes) => {
        const decoded = decodeCuffPressure(bytes);
        if (!decoded.ok) return decoded;
        memory.worked();
        return ok({ said: inflating(true), spareBytes: decoded.value.spareBytes });
      },
      [bluetoothUuid(0x2a49)]: quietly(decodeCuffFeatures),
      [bluetoothUuid(0x2a19)]: batteryReader(deviceId),
    },
    onClose: () => stopWaiting(),
  });
}

function measured(source: Source, told: BloodPressure): readonly Measured[] {
  const { signs, pulseRange } = cuffStatusOf(told.status);
  const trust: Trust = signs.length > 0 ? { type: 'doubtful' } : { type: 'usable' };
  const pulseTrust: Trust = pulseRange === 'in-range' ? trust : { type: 'doubtful' };
  const pressure = (parameter: ParameterId, value: Sfloat) =>
    pressureOf(measure(source, { parameter, value: inMmHg(value, told.unit), trust }), { value, ...told });
  const pulse = { parameter: 'cuffPulseRateBpm', value: told.pulseRate, trust: pulseTrust } as const;
  return ordered([
    pressure('systolicMmHg', told.systolic),
    pressure('diastolicMmHg', told.diastolic),
    pressure('meanMmHg', told.mean),
    ...(told.pulseRate === null ? [] : [measure(source, pulse)]),
  ]);
}

const mmHgPerKpa = 7.50062;

/** To one decimal, where it was converted (DD9). */
function inMmHg(value: Sfloat, unit: BloodPressure['unit']): Sfloat {
  return typeof value === 'number' && unit === 'kPa' ? Math.round(value * mmHgPerKpa * 10) / 10 : value;
}

/** With what was sent, where that was in another unit. */
function pressureOf(
  measured: Measured,
  { value, unit }: { readonly value: Sfloat; readonly unit: BloodPressure['unit'] },
): Measured {
  if (typeof value !== 'number' || unit === 'mmHg') return measured;
  return { ...measured, reading: { ...measured.reading, original: `${value} kPa` } };
}

/** Held against each other (DD6). */
function ordered(measured: readonly Measured[]): readonly Measured[] {
  const asSent = measured.map(({ reading }) => reading);
  const why = isInAnotherUnit(asSent) ? ({ why: 'impossible' } as const) : {};
  const judged = judgePressures(asSent);
  return measured.map((one, at) => ({ ...one, ...why, reading: judged[at] ?? one.reading }));
}
