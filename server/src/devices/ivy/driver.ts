import { families } from '@chairside/shared/devices/families.ts';
import { hexOf } from '../byte-framing.ts';
import { createConditions, readingsOf, type Claim, type Claims } from '../claims.ts';
import { createCuffRepeats } from '../cuff-repeats.ts';
import type { Driver, DriverSession, DriverSurroundings } from '../driver.ts';
import { openStream } from '../stream-session.ts';
import { createAnsarFramer, decodeAnsar, textAt, type AnsarCuff, type AnsarFrame } from './ansar.ts';

/** Ivy 450C: oximeter and cuff in one stream, and a pleth. */
export const ivy450cDriver: Driver = { ...families['ivy-450c'], open: openSession };

const samplesASecond = 50;

function openSession({ deviceId, emit }: DriverSurroundings): DriverSession {
  const conditions = createConditions(deviceId);
  const repeats = createCuffRepeats<Claims>();
  /** Under which state the last measurement was said. */
  let stateSaid: string | null = null;

  return openStream(createAnsarFramer(), emit, ({ bytes }) => {
    const frame = decodeAnsar(bytes);
    const source = { deviceId, measuredAtMs: null, raw: hexOf(bytes.subarray(textAt)) };
    return [
      ...readingsOf(oximetryOf(frame), source),
      ...(frame.cuff === null ? [] : readingsOf(newClaimsOf(frame.cuff), source)),
      ...conditions({ 'probe-off': isProbeOff(frame) }),
      {
        type: 'waveform',
        piece: { deviceId, kind: 'pleth', rateHz: samplesASecond, samples: frame.pleth },
      },
    ];
  });

  /**
   * The line stands there unchanged until the cuff measures again. With the same numbers under another state the cuff is at work,
   * and what it says once the state is back is another measurement.
   */
  function newClaimsOf(cuff: AnsarCuff): Claims {
    const claims = cuffClaimsOf(cuff);
    const isSameState = cuff.state === stateSaid;
    if (!isSameState && !repeats.hasNewNumbers(claims)) {
      repeats.worked();
      return {};
    }
    if (!repeats.isNew(claims)) return {};
    stateSaid = cuff.state;
    return claims;
  }
}

function oximetryOf(frame: AnsarFrame): Claims {
  const { spo2Percent, pulseRateBpm } = frame.oximeter;
  const isOff = isProbeOff(frame);
  const claimOf = (value: number | null): Claim =>
    isOff ? { type: 'none', reason: 'probe-off' } : valueOrNone(value);
  return { spo2Percent: claimOf(spo2Percent), pulseRateBpm: claimOf(pulseRateBpm) };
}

function cuffClaimsOf(cuff: AnsarCuff): Claims {
  return {
    systolicMmHg: valueOrNone(cuff.systolicMmHg),
    diastolicMmHg: valueOrNone(cuff.diastolicMmHg),
    meanMmHg: valueOrNone(cuff.meanMmHg),
    cuffPulseRateBpm: valueOrNone(cuff.pulseRateBpm),
  };
}

function valueOrNone(value: number | null): Claim {
  return value === null ? { type: 'none', reason: 'no-value' } : { type: 'value', value, isDoubted: false };
}

/** As the monitor writes it on its own screen. */
function isProbeOff({ oximeter }: AnsarFrame): boolean {
  return /\b(OFF|NO (PROBE|SENSOR|FINGER)|CHECK (PROBE|SENSOR)|UNPLUGGED)\b/.test(oximeter.note);
}
