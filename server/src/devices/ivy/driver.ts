import { families } from '@chairside/shared/devices/families.ts';
import { hexOf } from '../byte-framing.ts';
import { createConditions, readingsOf, type Claim, type Claims, type ClaimSource } from '../claims.ts';
import { createCuffRepeats } from '../cuff-repeats.ts';
import type { DeviceSaid, Driver, DriverSession, DriverSurroundings } from '../driver.ts';
import { openStream } from '../stream-session.ts';
import { createAnsarFramer, decodeAnsar, textAt, type AnsarCuff, type AnsarFrame } from './ansar.ts';
import { isProbeOff, oximetryClaim } from './trust.ts';

/** Ivy 450C: oximeter and cuff in one stream, and a pleth. */
export const ivy450cDriver: Driver = { ...families['ivy-450c'], open: openSession };

const samplesASecond = 50;

function openSession({ deviceId, emit }: DriverSurroundings): DriverSession {
  const conditions = createConditions(deviceId);
  const repeats = createCuffRepeats<Claims>();
  /** Under which state the cuff rests; null until it was seen to measure. */
  let restingState: string | null = null;
  let hasNumbers = false;

  return openStream(createAnsarFramer(), emit, ({ bytes }) => {
    const frame = decodeAnsar(bytes);
    const source = { deviceId, measuredAtMs: null, raw: hexOf(bytes.subarray(textAt)) };
    return [
      ...readingsOf(oximetryOf(frame), source),
      ...(frame.cuff === null ? [] : measurementOf(frame.cuff, source)),
      ...conditions({ 'probe-off': isProbeOff(frame.oximeter.note) }),
      {
        type: 'waveform',
        piece: { deviceId, kind: 'pleth', rateHz: samplesASecond, samples: frame.pleth },
      },
    ];
  });

  /**
   * The line stands there unchanged until the cuff measures again. With the same numbers under another state the cuff is at work,
   * and what it says once the state is back is another measurement. That the fields are blank for a while shows nothing of the kind.
   */
  function measurementOf(cuff: AnsarCuff, source: ClaimSource): readonly DeviceSaid[] {
    const claims = cuffClaimsOf(cuff);
    const isAtWork = restingState !== null && cuff.state !== restingState;
    const isBlank = hasNumbers && isWithoutNumbers(cuff);
    if (isBlank || (isAtWork && !repeats.hasNewNumbers(claims))) {
      if (isAtWork) repeats.worked();
      return [];
    }
    hasNumbers ||= !isWithoutNumbers(cuff);
    const taken = repeats.take(claims);
    if (taken === null) return [];
    if (taken === 'new') restingState = cuff.state;
    return readingsOf(claims, { ...source, isFromMemory: taken === 'met' });
  }
}

function oximetryOf({ oximeter }: AnsarFrame): Claims {
  return {
    spo2Percent: oximetryClaim(oximeter.spo2Percent, oximeter),
    pulseRateBpm: oximetryClaim(oximeter.pulseRateBpm, oximeter),
  };
}

function cuffClaimsOf(cuff: AnsarCuff): Claims {
  return {
    systolicMmHg: valueOrNone(cuff.systolicMmHg),
    diastolicMmHg: valueOrNone(cuff.diastolicMmHg),
    meanMmHg: valueOrNone(cuff.meanMmHg),
    cuffPulseRateBpm: valueOrNone(cuff.pulseRateBpm),
  };
}

function isWithoutNumbers({ systolicMmHg, diastolicMmHg, meanMmHg, pulseRateBpm }: AnsarCuff): boolean {
  return [systolicMmHg, diastolicMmHg, meanMmHg, pulseRateBpm].every((value) => value === null);
}

function valueOrNone(value: number | null): Claim {
  return value === null ? { type: 'none', reason: 'no-value' } : { type: 'value', value, isDoubted: false };
}
