import type { Cuff, CuffPhase, CuffPressureReport, CuffReport, CuffSettings } from '../devices/device.ts';
import type { SimulatedPatient } from '../patient/simulated-patient.ts';

/** Switched on at 0; measures when somebody presses its button. */
export function cuffSettings(given: Partial<CuffSettings> = {}): CuffSettings {
  return {
    id: 'SIM-NIBP-1',
    autoEveryMs: null,
    firstAfterMs: null,
    isPoor: false,
    switchedOnAtMs: 0,
    ...given,
  };
}

export type Worn = {
  readonly reports: readonly CuffReport[];
  readonly pressures: readonly CuffPressureReport[];
  /** One a second. */
  readonly phases: readonly CuffPhase[];
};

/** Patient and cuff go on together, second by second, until `untilS`; what it said, oldest first. */
export function wear(cuff: Cuff, patient: SimulatedPatient, untilS: number): Worn {
  const said: (CuffReport | CuffPressureReport)[] = [];
  const phases: CuffPhase[] = [];
  for (let atS = patient.truth().atMs / 1_000 + 1; atS <= untilS; atS += 1) {
    patient.advanceTo(atS * 1_000);
    said.push(...cuff.advanceTo(atS * 1_000, { patient }));
    phases.push(cuff.phase());
  }
  return {
    reports: said.filter((report) => report.kind === 'cuff'),
    pressures: said.filter((report) => report.kind === 'cuff-pressure'),
    phases,
  };
}
