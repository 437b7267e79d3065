import type { Oximeter, OximeterReport, OximeterSettings } from '../devices/device.ts';
import type { OximeterDeed } from '../devices/device-verbs.ts';
import { createOximeter } from '../devices/oximeter.ts';
import type { SimulatedPatient } from '../patient/simulated-patient.ts';
import { createStreams } from '../random.ts';

/** As a clinic’s wrist oximeter is set, switched on at 0. */
export function oximeterSettings(given: Partial<OximeterSettings> = {}): OximeterSettings {
  return {
    id: 'SIM-OXI-1',
    averaging: '4-beats',
    freezeMs: 10_000,
    site: 'finger',
    hasWaveform: false,
    switchedOnAtMs: 0,
    ...given,
  };
}

/** Of that seed, set as `oximeterSettings` says. */
export function anOximeter(given: Partial<OximeterSettings> = {}, seed = 1): Oximeter {
  return createOximeter(oximeterSettings(given), createStreams(seed).under('chair-1/ox'));
}

export const probeOff: OximeterDeed = { verb: 'probe_off', params: {} };

/** What it said then; a test that asks for a second without a report is wrong. */
export function atSecond(reports: readonly OximeterReport[], atS: number): OximeterReport {
  const report = reports.find(({ atMs }) => atMs === atS * 1_000);
  if (report === undefined) throw new Error(`It said nothing at ${atS} s`);
  return report;
}

/** Patient and oximeter go on together, second by second, until `untilS`; what it said, oldest first. */
export function watch(
  oximeter: Oximeter,
  { patient, untilS, occludingMmHg = () => 0 }: WatchedScene,
): readonly OximeterReport[] {
  const reports: OximeterReport[] = [];
  for (let atS = patient.truth().atMs / 1_000 + 1; atS <= untilS; atS += 1) {
    patient.advanceTo(atS * 1_000);
    reports.push(...oximeter.advanceTo(atS * 1_000, { patient, occludingMmHg: occludingMmHg(atS) }));
  }
  return reports;
}

export type WatchedScene = {
  readonly patient: SimulatedPatient;
  readonly untilS: number;
  readonly occludingMmHg?: (atS: number) => number;
};
