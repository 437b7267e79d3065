import { parameters, ucumOf, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { UnavailableReason } from '@chairside/shared/vitals/reading.ts';
import type { GapCause } from '@chairside/shared/record/coverage.ts';
import { chairsideSystem } from './identity.ts';
import type { Coding, Concept, Period, Quantity } from './r4.ts';

/** Words of FHIR and of the systems it speaks in. What a number is stands in the table of parameters. */
export const loincSystem = 'http://loinc.org';
const ucumSystem = 'http://unitsofmeasure.org';
const mdcSystem = 'urn:iso:std:iso:11073:10101';
const hl7 = 'http://terminology.hl7.org/CodeSystem';

/** On everything of a simulation: it may never pass for a patient (RE42). */
export const simulated: Coding = {
  system: `${hl7}/v3-ActReason`,
  code: 'HTEST',
  display: 'test health data',
};

export const ambulatory: Coding = { system: `${hl7}/v3-ActCode`, code: 'AMB', display: 'ambulatory' };

export type Category = 'vital-signs' | 'survey' | 'therapy' | 'exam' | 'procedure' | 'activity';

export function category(code: Category): Concept {
  return { coding: [{ system: `${hl7}/observation-category`, code }] };
}

/** A code of this project beside its words: `side-effect/nausea`. */
export function own(code: string, text: string): Concept {
  return { coding: [{ system: chairsideSystem, code, display: text }], text };
}

export function loinc(codes: readonly string[], text: string): Concept {
  return { coding: codes.map((code) => ({ system: loincSystem, code })), text };
}

const names: Readonly<Record<ParameterId, string>> = {
  spo2Percent: 'Oxygen saturation by pulse oximetry',
  pulseRateBpm: 'Pulse rate by pulse oximetry',
  perfusionIndexPercent: 'Perfusion index by pulse oximetry',
  systolicMmHg: 'Systolic blood pressure',
  diastolicMmHg: 'Diastolic blood pressure',
  meanMmHg: 'Mean blood pressure',
  cuffPulseRateBpm: 'Pulse rate, as counted by the cuff',
};

/** With the number a device uses for it; a person who typed it used none. */
export function codeOf(parameter: ParameterId, source: 'device' | 'typed'): Concept {
  const { loinc: codes, mdc } = parameters[parameter];
  const said = loinc(codes, names[parameter]);
  if (source === 'typed') return said;
  return { ...said, coding: [...(said.coding ?? []), { system: mdcSystem, code: String(mdc[0]) }] };
}

export function quantityOf(parameter: ParameterId, value: number): Quantity {
  const { unit, ucum } = parameters[parameter];
  return quantity(value, ucum, unit);
}

export function quantity(value: number, ucum: string, unit = ucum): Quantity {
  return { value, unit, system: ucumSystem, code: ucum };
}

export function score(value: number): Quantity {
  return quantity(value, ucumOf.score, 'score');
}

/** To the millisecond, in UTC: the same bytes wherever the export runs. */
export function instant(atMs: number): string {
  return new Date(atMs).toISOString();
}

/** A span that is still going on has no end; one is never said to end before it began. */
export function period(fromMs: number, toMs: number | null): Period {
  const start = instant(fromMs);
  return toMs === null ? { start } : { start, end: instant(Math.max(fromMs, toMs)) };
}

type AbsentCode = 'unknown' | 'temp-unknown' | 'error' | 'not-performed';

/** Why there is no number (RE44): by cause, with the cause in words. */
const absentByCause: Readonly<Record<GapCause | 'questionable' | 'missed' | 'not-sent', AbsentCode>> = {
  'no-value': 'unknown',
  impossible: 'error',
  invalid: 'error',
  failed: 'error',
  // Neither was anything measured.
  'probe-off': 'not-performed',
  test: 'not-performed',
  measuring: 'temp-unknown',
  'off-monitor': 'not-performed',
  'monitoring-interrupted': 'not-performed',
  silence: 'unknown',
  questionable: 'unknown',
  missed: 'not-performed',
  'not-sent': 'unknown',
} satisfies Record<UnavailableReason, AbsentCode> & Record<string, AbsentCode>;

export type AbsentCause = keyof typeof absentByCause;

export function absent(cause: AbsentCause): Concept {
  return { coding: [{ system: `${hl7}/data-absent-reason`, code: absentByCause[cause] }], text: cause };
}

const dispositions = {
  discharged: { code: 'home', text: 'Discharged' },
  transferred: { code: 'other-hcf', text: 'Transferred' },
  'left-against-advice': { code: 'aadvice', text: 'Left against advice' },
} as const;

export function disposition(outcome: keyof typeof dispositions): Concept {
  const { code, text } = dispositions[outcome];
  return { coding: [{ system: `${hl7}/discharge-disposition`, code }], text };
}

const occupations: Readonly<Record<string, string>> = { nurse: 'nurse', physician: 'doctor', service: 'ict' };

export function occupation(role: string): Concept {
  const code = occupations[role];
  return code === undefined
    ? { text: role }
    : { coding: [{ system: `${hl7}/practitioner-role`, code }], text: role };
}

export const clinicNumberType: Concept = {
  coding: [{ system: `${hl7}/v2-0203`, code: 'MR' }],
  text: 'Clinic number',
};

export function participation(code: 'author' | 'verifier' | 'assembler' | 'enterer'): Concept {
  return { coding: [{ system: `${hl7}/provenance-participant-type`, code }] };
}

export function operation(code: 'UPDATE' | 'NULLIFY'): Concept {
  return { coding: [{ system: `${hl7}/v3-DataOperation`, code }] };
}

/** Which side of its limit a value is on. */
export function outside(direction: 'low' | 'high'): Concept {
  const code = direction === 'low' ? 'L' : 'H';
  return { coding: [{ system: `${hl7}/v3-ObservationInterpretation`, code }] };
}

export function routeOf(code: string, text: string): Concept {
  return { coding: [{ system: `${hl7}/v3-RouteOfAdministration`, code }], text };
}
