import { families } from '@chairside/shared/devices/families.ts';
import { assertNever } from '@chairside/shared/result.ts';
import { every } from '../../clock/every.ts';
import { hexOf } from '../byte-framing.ts';
import { createConditions, readingsOf, type Claim, type Claims } from '../claims.ts';
import { createCuffRepeats } from '../cuff-repeats.ts';
import type { DeviceSaid, Driver, DriverSession, DriverSurroundings } from '../driver.ts';
import { openStream } from '../stream-session.ts';
import { createAdvantageFramer, decodeAdvantage, questions, type AdvantageMeasurement } from './advantage.ts';

/** SunTech Advantage, read only: it is asked what it has measured, and never told to measure. */
export const suntechAdvantageDriver: Driver = { ...families['suntech-advantage'], open: openSession };

/** Between two questions; the module needs 100 ms. */
export const askEveryMs = 200;
const round = [
  ...([questions.cuffPressure, questions.cuffPressure, questions.lastMeasurement] as const),
  ...([questions.cuffPressure, questions.cuffPressure, questions.status] as const),
] as const;

/** Above it the cuff squeezes; below the other it has let go. */
const [inflatedMmHg, emptyMmHg] = [15, 5];
/** Nothing is measured below it: somebody leans on the cuff. */
export const measuresFromMmHg = 60;
/** After the cuff has let go the module may still say what it had before. */
const settledAfterMs = 3_000;

function openSession({ deviceId, emit, link, clock }: DriverSurroundings): DriverSession {
  const conditions = createConditions(deviceId);
  const repeats = createCuffRepeats<AdvantageMeasurement>();
  let isInflated = false;
  let peakMmHg = 0;
  /** It has said what it measured last, or that there is none. */
  let hasAnswered = false;
  let letGoAtMs: number | null = null;
  let asked = 0;

  const stopAsking = every(clock, askEveryMs, ask);
  const stream = openStream(createAdvantageFramer(), emit, ({ bytes }) => {
    const answer = decodeAdvantage(bytes);
    switch (answer.type) {
      case 'cuff':
        return answer.pressureMmHg === null ? [] : takePressure(answer.pressureMmHg);
      case 'measurement':
        return takeMeasurement(answer.measurement, hexOf(bytes));
      case 'other':
        return [];
      default:
        return assertNever(answer);
    }
  });
  ask();
  return {
    ...stream,
    close() {
      stopAsking();
      stream.close();
    },
  };

  function ask(): void {
    link.write(round[asked % round.length] ?? questions.status);
    asked += 1;
  }

  function takePressure(mmHg: number): readonly DeviceSaid[] {
    const wasInflated = isInflated;
    isInflated = wasInflated ? mmHg > emptyMmHg : mmHg >= inflatedMmHg;
    peakMmHg = isInflated ? Math.max(peakMmHg, mmHg) : peakMmHg;
    if (wasInflated && !isInflated && peakMmHg >= measuresFromMmHg) letGoAtMs = clock.now();
    if (!isInflated) peakMmHg = 0;
    return conditions({ 'cuff-inflating': isInflated });
  }

  function takeMeasurement(measurement: AdvantageMeasurement, raw: string): readonly DeviceSaid[] {
    // It stands there from before while the cuff is at work.
    if (isInflated) return [];
    if (letGoAtMs !== null && clock.now() - letGoAtMs >= settledAfterMs) {
      repeats.worked();
      letGoAtMs = null;
    }
    // Connected while it squeezed: what it had before is not known from what it has now.
    if (letGoAtMs !== null && !hasAnswered) return [];
    const taken = repeats.take(measurement);
    hasAnswered = true;
    if (taken === null) return [];
    // Those numbers are the new ones: nothing is left to wait for.
    letGoAtMs = null;
    const isFromMemory = taken === 'met';
    return [
      ...readingsOf(claimsOf(measurement), { deviceId, measuredAtMs: null, isFromMemory, raw }),
      ...conditions({ fault: faults.has(measurement.error) }),
    ];
  }
}

function claimsOf(measurement: AdvantageMeasurement): Claims {
  const claimOf = (value: number): Claim => {
    if (measurement.error !== 0) return { type: 'none', reason: 'failed' };
    // Switched on and not used yet.
    return value === 0 ? { type: 'none', reason: 'no-value' } : { type: 'value', value, isDoubted: false };
  };
  return {
    systolicMmHg: claimOf(measurement.systolicMmHg),
    diastolicMmHg: claimOf(measurement.diastolicMmHg),
    meanMmHg: claimOf(measurement.meanMmHg),
    cuffPulseRateBpm: claimOf(measurement.pulseRateBpm),
  };
}

/** Of the module itself: overpressure, hardware, safety override, transducer, calibration. */
const faults: ReadonlySet<number> = new Set([0x59, 0x5a, 0x5b, 0x61, 0x63]);
