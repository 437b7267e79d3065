import { averaged, type Averaged } from './averaging.ts';
import type { Averaging, OximeterFlags, OximeterReport, OximeterState } from './device.ts';
import { noNumbers, type DisplayedNumbers, type HeldDisplay } from './held-display.ts';
import type { OximeterCondition } from './oximeter-condition.ts';
import type { SignalTracking } from './signal-tracking.ts';

/** What is displayed is that much older than what was averaged (Nonin). */
const displayDelayMs = 1_500;
/** Of motion or light; from it on the device doubts its numbers (assumed). */
const disturbedFrom = 0.2;
/** Without a doubt for so long, the device trusts its number (assumed). */
const trustedAfterMs = 8_000;
/** A weak signal, as Nonin announces it. */
const lowPerfusionPercent = 0.3;
/** Below it the signal is marginal, and blood takes longer to arrive. */
const goodPerfusionPercent = 0.5;
const perfusionWindowMs = 8_000;

export type OximeterMoment = {
  readonly atMs: number;
  readonly isBooting: boolean;
  readonly condition: OximeterCondition;
  readonly motion: number;
  readonly tracking: SignalTracking;
  readonly averaging: Averaging;
  readonly held: HeldDisplay;
};

/** All that the signal decides of a report: which state, which numbers, which flags. */
export type SignalReport = Omit<OximeterReport, 'kind' | 'deviceAtMs' | 'batteryPercent' | 'pleth'>;

export function isDisturbed({ condition, motion }: Pick<OximeterMoment, 'condition' | 'motion'>): boolean {
  return Math.max(motion, condition.light) >= disturbedFrom;
}

export function signalReport(moment: OximeterMoment): SignalReport {
  const { atMs, isBooting, condition, tracking, held, averaging } = moment;
  const stage = tracking.stage();
  const samples = stage.stage === 'track' ? tracking.samples() : [];
  const over = (how: Averaging, untilMs: number) => rounded(averaged(samples, how, untilMs));
  const displayed = held.display(
    stage.stage === 'track' ? over(averaging, atMs - displayDelayMs) : null,
    atMs,
  );
  const state = stateOf(moment);
  const perfusionPercent = perfusionOf(moment);
  const numbers = numbersOf({
    measured: over(averaging, atMs),
    displayed,
    slow: over('8-beats', atMs),
    fastSpo2Percent: samples.at(-1)?.saturationPercent ?? null,
  });
  return {
    atMs,
    state,
    ...(condition.isNan ? blank : numbers),
    perfusionIndexPercent: perfusionPercent === null ? null : Math.round(perfusionPercent * 100) / 100,
    flags: {
      isProbeOff: !isBooting && condition.isOffAt(atMs),
      isSensorFaulty: !isBooting && condition.isFaulty,
      isOutOfTrack: stage.stage !== 'track',
      isArtefact: state === 'artefact',
      perfusion: perfusionFlag(perfusionPercent),
      isTrusted:
        stage.stage === 'track' &&
        atMs - stage.cleanSinceMs >= trustedAfterMs &&
        perfusionFlag(perfusionPercent) !== 'low',
      isHeld: displayed.isHeld && !condition.isNan,
      isNan: condition.isNan,
    },
  };
}

function stateOf(moment: OximeterMoment): OximeterState {
  const { atMs, isBooting, condition, tracking } = moment;
  if (isBooting) return 'boot';
  if (condition.isOffAt(atMs) || condition.isFaulty) return 'probe-off';
  if (tracking.stage().stage !== 'track') return 'search';
  return isDisturbed(moment) ? 'artefact' : 'track';
}

type Numbers = Pick<
  OximeterReport,
  | 'spo2Percent'
  | 'pulseRateBpm'
  | 'displaySpo2Percent'
  | 'displayPulseRateBpm'
  | 'slowSpo2Percent'
  | 'slowPulseRateBpm'
  | 'fastSpo2Percent'
>;

type Measured = {
  readonly measured: DisplayedNumbers;
  readonly displayed: DisplayedNumbers;
  readonly slow: DisplayedNumbers;
  readonly fastSpo2Percent: number | null;
};

const blank = numbersOf({
  measured: noNumbers,
  displayed: noNumbers,
  slow: noNumbers,
  fastSpo2Percent: null,
});

function numbersOf({ measured, displayed, slow, fastSpo2Percent }: Measured): Numbers {
  return {
    ...measured,
    displaySpo2Percent: displayed.spo2Percent,
    displayPulseRateBpm: displayed.pulseRateBpm,
    slowSpo2Percent: slow.spo2Percent,
    slowPulseRateBpm: slow.pulseRateBpm,
    fastSpo2Percent: fastSpo2Percent === null ? null : roundedSaturation(fastSpo2Percent),
  };
}

/** As its display rounds. */
function rounded(average: Averaged | null): DisplayedNumbers {
  if (average === null) return noNumbers;
  const { spo2Percent, pulseRateBpm } = average;
  return {
    spo2Percent: roundedSaturation(spo2Percent),
    pulseRateBpm: pulseRateBpm === null ? null : Math.round(pulseRateBpm),
  };
}

function roundedSaturation(percent: number): number {
  return Math.max(0, Math.min(100, Math.round(percent)));
}

function perfusionOf({ atMs, tracking }: OximeterMoment): number | null {
  const recent = tracking.samples().filter((sample) => sample.atMs > atMs - perfusionWindowMs);
  if (recent.length === 0) return null;
  return recent.reduce((sum, sample) => sum + sample.perfusionIndexPercent, 0) / recent.length;
}

/** No pulse is the lowest perfusion there is. */
function perfusionFlag(perfusionPercent: number | null): OximeterFlags['perfusion'] {
  if (perfusionPercent === null || perfusionPercent <= lowPerfusionPercent) return 'low';
  return perfusionPercent < goodPerfusionPercent ? 'marginal' : 'good';
}
