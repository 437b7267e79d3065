import type { CuffPressureReport, CuffReport, OximeterFlags, OximeterReport } from '../devices/device.ts';

/** Reports for tests of formats and ports: an oximeter that tracks well, a cuff that has measured. */
export const sampleAtMs = Date.UTC(2026, 2, 2, 9, 18, 7);

type OximeterParts = Partial<Omit<OximeterReport, 'flags'>> & { readonly flags?: Partial<OximeterFlags> };

export function anOximeterReport({ flags, ...given }: OximeterParts = {}): OximeterReport {
  const atMs = given.atMs ?? sampleAtMs;
  return {
    kind: 'oximeter',
    deviceAtMs: atMs,
    state: 'track',
    spo2Percent: 97,
    pulseRateBpm: 72,
    displaySpo2Percent: 97,
    displayPulseRateBpm: 72,
    slowSpo2Percent: 96,
    slowPulseRateBpm: 71,
    fastSpo2Percent: 98,
    perfusionIndexPercent: 2.3,
    batteryPercent: 100,
    pleth: [],
    ...given,
    atMs,
    flags: {
      isProbeOff: false,
      isSensorFaulty: false,
      isOutOfTrack: false,
      isArtefact: false,
      perfusion: 'good',
      isTrusted: true,
      isHeld: false,
      isNan: false,
      ...flags,
    },
  };
}

/** Nothing on the probe; `display` is what it still shows. */
export function aProbeOffReport(
  display: { readonly spo2Percent: number; readonly pulseRateBpm: number } | null,
  given: OximeterParts = {},
): OximeterReport {
  const flags = { isProbeOff: true, isOutOfTrack: true, isTrusted: false, isHeld: display !== null };
  return anOximeterReport({
    state: 'probe-off',
    spo2Percent: null,
    pulseRateBpm: null,
    displaySpo2Percent: display?.spo2Percent ?? null,
    displayPulseRateBpm: display?.pulseRateBpm ?? null,
    slowSpo2Percent: null,
    slowPulseRateBpm: null,
    fastSpo2Percent: null,
    perfusionIndexPercent: null,
    ...given,
    flags: { ...flags, ...given.flags },
  });
}

export function aCuffReport(given: Partial<CuffReport> = {}): CuffReport {
  const atMs = given.atMs ?? sampleAtMs;
  return {
    kind: 'cuff',
    atMs,
    beganAtMs: atMs - 34_000,
    deviceAtMs: atMs,
    result: {
      outcome: 'measured',
      systolicMmHg: 142,
      diastolicMmHg: 88,
      meanMmHg: 107,
      pulseRateBpm: 74,
    },
    isRepeat: false,
    batteryPercent: 100,
    ...given,
  };
}

export function aCuffPressure(pressureMmHg: number, atMs = sampleAtMs): CuffPressureReport {
  return { kind: 'cuff-pressure', atMs, pressureMmHg };
}
