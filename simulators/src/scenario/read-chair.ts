import type { ChairId } from '@chairside/shared/ids.ts';
import type { z } from 'zod';
import { chairForm, infusionForm, patientForm } from './form.ts';
import { parseInstant } from './instant.ts';
import type { Path } from './problem.ts';
import { readDevices, usualDevices } from './read-devices.ts';
import { readLinks, usualLinks } from './read-links.ts';
import type { Reader } from './reader.ts';
import type { PersonGiven } from '../patient/person.ts';
import type { InfusionPlan, ScenarioChair } from './scenario.ts';
import { durationMs } from './values.ts';

/** A chair but for its timeline, which can only be read once the devices of all chairs are known. */
export type ChairPlan = {
  readonly chair: ScenarioChair;
  readonly path: Path;
  /** A device or link could not be read. */
  readonly areDevicesSure: boolean;
};

/** Between sitting down and the start, where nobody says: baseline, cuff, cannula. */
const usualPreparationMs = 5 * 60_000;

export function readChair(id: ChairId, path: Path, reader: Reader): ChairPlan {
  // `chair-1:` with nothing after it is a chair as usual.
  const keys = reader.at(path) === null ? [] : (reader.keys(chairForm, path) ?? []);
  const has = (key: string) => keys.includes(key);
  const before = reader.findings.length;
  const devices = has('devices') ? readDevices([...path, 'devices'], reader) : usualDevices;
  const links = has('links') ? readLinks([...path, 'links'], devices, reader) : usualLinks(devices);
  const areDevicesSure = reader.findings.length === before;
  const patient = has('patient') ? reader.read(patientForm, [...path, 'patient']) : undefined;
  return {
    path,
    areDevicesSure,
    chair: {
      chair: id,
      patient: personOf(patient ?? {}),
      infusion: readInfusion([...path, 'infusion'], reader),
      devices,
      links,
      timeline: [],
      sitsDownAfterMs: has('sitsDown') ? (reader.read(durationMs, [...path, 'sitsDown']) ?? 0) : 0,
    },
  };
}

function personOf(written: z.infer<typeof patientForm>): PersonGiven {
  return given({
    ageYears: written.age,
    weightKg: written.weight,
    isHypertensive: written.hypertension,
    isObese: written.obese,
    systolicMmHg: written.sbp,
    diastolicMmHg: written.dbp,
    pulseRateBpm: written.hr,
    spo2Percent: written.spo2,
    perfusionIndexPercent: written.pi,
    gain: written.gain,
  });
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without what was not given. */
function given<T extends object>(all: T): Given<T> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Given<T>;
}

function readInfusion(path: Path, reader: Reader): InfusionPlan {
  const written = reader.at(path) === undefined ? infusionForm.parse({}) : reader.read(infusionForm, path);
  const { drug, dose, over, start, observed } = written ?? infusionForm.parse({});
  return {
    drug,
    doseMgPerKg: dose,
    overMs: over,
    startsAfterMs: start === 'T0' ? usualPreparationMs : (parseInstant(start)?.afterMs ?? null),
    observedMs: observed,
  };
}
