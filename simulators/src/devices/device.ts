import type { SimulatedPatient } from '../patient/simulated-patient.ts';
import type { Span } from '../verbs.ts';
import type { CuffDeed, OximeterDeed } from './device-verbs.ts';

/**
 * What an instrument reports of a patient (SI4): averaged, delayed, rounded, frozen, or not at all. A device knows no link and no
 * format; what it says is given to an encoder.
 */

export const averagings = ['4-beats', '8-beats', '2s', '8s', '16s'] as const;
export type Averaging = (typeof averagings)[number];

/** boot, search: no numbers yet · track: as it should be · artefact: the device doubts · probe-off · off: no power, says nothing */
export type OximeterState = 'off' | 'boot' | 'search' | 'track' | 'artefact' | 'probe-off';

/** Said once a second. A number that is missing is null, never zero. */
export type OximeterReport = {
  readonly kind: 'oximeter';
  readonly atMs: number;
  /** On the device's own clock; null where it has none. */
  readonly deviceAtMs: number | null;
  readonly state: OximeterState;
  /** For alarms: missing as soon as the device has none. */
  readonly spo2Percent: number | null;
  readonly pulseRateBpm: number | null;
  /** For display: held for 10 s after the signal was lost, where the device does that. */
  readonly displaySpo2Percent: number | null;
  readonly displayPulseRateBpm: number | null;
  /** Averaged over 8 beats, and hardly at all. */
  readonly slowSpo2Percent: number | null;
  readonly slowPulseRateBpm: number | null;
  readonly fastSpo2Percent: number | null;
  readonly perfusionIndexPercent: number | null;
  readonly flags: OximeterFlags;
  readonly batteryPercent: number;
  /** 75 a second, up to `atMs`, 0 to 65,535; empty where nobody wants the wave. */
  readonly pleth: readonly number[];
};

export type OximeterFlags = {
  readonly isProbeOff: boolean;
  readonly isSensorFaulty: boolean;
  /** No pulse it could follow. */
  readonly isOutOfTrack: boolean;
  readonly isArtefact: boolean;
  readonly perfusion: 'good' | 'marginal' | 'low';
  /** The device itself trusts the number (Nonin SmartPoint). */
  readonly isTrusted: boolean;
  /** What is displayed is held, not measured. */
  readonly isHeld: boolean;
  /** The device says “not a number” where the number should be. */
  readonly isNan: boolean;
};

export type OximeterSettings = {
  readonly id: string;
  readonly averaging: Averaging;
  /** How long the display holds its last numbers once the signal is gone. */
  readonly freezeMs: number;
  readonly site: 'finger' | 'ear';
  readonly hasWaveform: boolean;
  readonly switchedOnAtMs: number;
};

export type OximeterScene = {
  readonly patient: SimulatedPatient;
  /** Pressure of a cuff on the arm the probe is on; 0 where there is none. */
  readonly occludingMmHg: number;
};

export type Oximeter = {
  readonly id: string;
  /** Moves on to that instant (the patient is there already), a second at most; what it said on the way, oldest first. */
  advanceTo(atMs: number, scene: OximeterScene): readonly OximeterReport[];
  begin(deed: OximeterDeed, span: Span): void;
  end(spanId: string): void;
  /** What is to be seen on it just now. */
  shown(): OximeterReport | null;
};

export const cuffErrors = [
  'leak',
  'weak-signal',
  'motion',
  'over-range',
  'over-pressure',
  'timeout',
  'occluded',
  'low-battery',
] as const;
export type CuffError = (typeof cuffErrors)[number];

export type CuffPhase = 'off' | 'idle' | 'inflating' | 'deflating' | 'recovering';

/** A measurement that is over. `beganAtMs` tells one from the next. */
export type CuffReport = {
  readonly kind: 'cuff';
  readonly atMs: number;
  readonly beganAtMs: number;
  /** Of the result, on the device's own clock; null where it has none. */
  readonly deviceAtMs: number | null;
  readonly result:
    | {
        readonly outcome: 'measured';
        readonly systolicMmHg: number;
        readonly diastolicMmHg: number;
        readonly meanMmHg: number;
        readonly pulseRateBpm: number;
      }
    | { readonly outcome: 'failed'; readonly error: CuffError };
  /** The same result said before. */
  readonly isRepeat: boolean;
  readonly batteryPercent: number;
};

/** While it inflates, twice a second (BPS 2A36). */
export type CuffPressureReport = {
  readonly kind: 'cuff-pressure';
  readonly atMs: number;
  readonly pressureMmHg: number;
};

export type CuffSettings = {
  readonly id: string;
  /** Null: manual. */
  readonly autoEveryMs: number | null;
  /** The first measurement so long after it was switched on; null: not by itself. */
  readonly firstAfterMs: number | null;
  /** SD of its noise 7 instead of 3. */
  readonly isPoor: boolean;
  readonly switchedOnAtMs: number;
};

export type CuffScene = {
  readonly patient: SimulatedPatient;
};

export type Cuff = {
  readonly id: string;
  advanceTo(atMs: number, scene: CuffScene): readonly (CuffReport | CuffPressureReport)[];
  begin(deed: CuffDeed, span: Span): void;
  end(spanId: string): void;
  /** 0 when it is not inflated. */
  pressureMmHg(): number;
  phase(): CuffPhase;
  /** The newest result; null before the first. */
  shown(): CuffReport | null;
  /** When it will inflate by itself; null: not. */
  nextAtMs(): number | null;
};

export type DeviceReport = OximeterReport | CuffReport | CuffPressureReport;
