import { families } from '@chairside/shared/devices/families.ts';
import { createConditions, readingsOf, type Claim, type Claims } from '../claims.ts';
import type { DeviceSaid, Driver, DriverSession, DriverSurroundings } from '../driver.ts';
import { openStream } from '../stream-session.ts';
import { createAscii1Framer, decodeAscii1, textOf, type Ascii1Line } from './ascii1.ts';
import { conditionsOf, isDoubted, unavailableBecause } from './trust.ts';

/** Masimo "ASCII 1": one line of numbers a second. */
export const masimoAscii1Driver: Driver = { ...families['masimo-ascii1'], open: openSession };

function openSession({ deviceId, emit, isSimulation }: DriverSurroundings): DriverSession {
  const conditions = createConditions(deviceId);
  return openStream(createAscii1Framer(), emit, ({ bytes }): readonly DeviceSaid[] => {
    const raw = textOf(bytes);
    const line = decodeAscii1(raw);
    if (line === null) return [];
    if (line.isSimulated && !isSimulation) return [{ type: 'frame-rejected', why: 'simulated', raw }];
    return [
      ...readingsOf(claimsOf(line), { deviceId, measuredAtMs: null, raw }),
      ...conditions(conditionsOf(line)),
      ...line.unknown.map((code) => ({ type: 'unknown-code' as const, code: code.slice(0, codeLength) })),
    ];
  });
}

const codeLength = 40;

function claimsOf(line: Ascii1Line): Claims {
  const { perfusionIndexPercent } = line;
  const oximetry = {
    spo2Percent: claimOf(line.spo2Percent, line),
    pulseRateBpm: claimOf(line.pulseRateBpm, line),
  };
  if (perfusionIndexPercent === undefined) return oximetry;
  return { ...oximetry, perfusionIndexPercent: claimOf(perfusionIndexPercent, line) };
}

function claimOf(value: number | null, { exceptions }: Ascii1Line): Claim {
  const reason = unavailableBecause(exceptions) ?? (value === null ? 'no-value' : null);
  if (reason !== null || value === null) return { type: 'none', reason: reason ?? 'no-value' };
  return { type: 'value', value, isDoubted: isDoubted(exceptions) };
}
