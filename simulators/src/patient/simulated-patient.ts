import type { Span } from '../verbs.ts';
import type { PatientDeed } from './patient-verbs.ts';
import type { Person } from './person.ts';

/** What is true of a patient at one instant, whether or not any device has seen it (SI1). Not rounded. */
export type PatientTruth = {
  readonly atMs: number;
  /** Of the last beat. */
  readonly systolicMmHg: number;
  readonly diastolicMmHg: number;
  readonly meanMmHg: number;
  readonly pulseRateBpm: number;
  /** SaO2, at the heart. */
  readonly arterialSaturationPercent: number;
  /** What has reached the finger: the circulation takes some 20 s. */
  readonly fingerSaturationPercent: number;
  readonly respiratoryRatePerMin: number;
  /** 1: as much air as is needed; 0: none. */
  readonly ventilationShare: number;
  readonly perfusionIndexPercent: number;
  /** Of the hand with the probe, 0 to 1. */
  readonly motion: number;
  /** Whether the patient would answer. */
  readonly isResponsive: boolean;
  readonly plasmaNgPerMl: number;
  readonly effectSiteNgPerMl: number;
  /** What drives pressure and pulse: 1 at the peak of a usual infusion in a usual person, 0 without drug. */
  readonly drive: number;
};

/** One heart beat: pleth, pulse rate, perfusion index and cuff are all made of these (SI3). */
export type Beat = {
  readonly atMs: number;
  /** To the next beat. */
  readonly intervalMs: number;
  readonly systolicMmHg: number;
  readonly diastolicMmHg: number;
  readonly perfusionIndexPercent: number;
};

/** A mark in the truth (§3.8): a person would see it, no device does. */
export type SideEffect = {
  readonly atMs: number;
  readonly what: string;
  readonly severity: 'mild' | 'moderate' | 'severe';
};

export type SimulatedPatient = {
  readonly person: Person;
  /** Moves on to that instant, never back. */
  advanceTo(atMs: number): void;
  truth(): PatientTruth;
  /** Those that began from `sinceMs` on, up to now, oldest first; the last two minutes are kept. */
  beats(sinceMs: number): readonly Beat[];
  /**
   * The pulse wave within the last two minutes, as the light at the finger shows it: 0 in the mean, its height from foot to peak
   * is the perfusion index in per cent. Motion is not in it: that is the sensor's.
   */
  plethAt(atMs: number): number;
  begin(deed: PatientDeed, span: Span): void;
  /** Ends it now, where it still goes on. */
  end(spanId: string): void;
  /** Those that began since the last time it was asked. */
  takeSideEffects(): readonly SideEffect[];
};
