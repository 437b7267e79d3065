import { nibpDue } from '@chairside/shared/chair/nibp-programme.ts';
import type { ChairState, Course } from '@chairside/shared/chair/state.ts';
import type { ChairId, SessionId } from '@chairside/shared/ids.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import {
  cuffPutOn,
  deflated,
  inflated,
  inflationMs,
  nextInflationAtMs,
  readCuff,
  type CuffResult,
} from '../devices/cuff.ts';
import { readOximeter, type OximeterSample } from '../devices/oximeter.ts';
import type { Message, Observation } from '../links/pcd01.ts';
import { dosingPeriods } from '../patient/dosing.ts';
import { drugLevels } from '../patient/drug.ts';
import { drawPerson } from '../patient/person.ts';
import { vitalsAt, type Patient, type Vitals } from '../patient/vitals.ts';
import type { Streams } from '../random.ts';

/** A message without what only the link knows. */
export type DeviceMessage = Omit<Message, 'controlId' | 'sentAtMs' | 'sender'>;

/** One chair with a patient, an oximeter and a cuff. Time is an argument; it emits what its devices say. */
export type SimulatedChair = {
  /** What the nurse recorded: the drug runs when she says so, and a new session is a new person. */
  follow(state: ChairState): void;
  /** Everything the devices say up to `nowMs`, oldest first. */
  advance(nowMs: number): readonly DeviceMessage[];
};

const secondMs = 1_000;

/** After a longer silence (a laptop asleep, a clock that stepped) the devices go on from now instead of telling all of it. */
const longestCatchUpMs = 120_000;

export function createSimulatedChair(
  chair: ChairId,
  streams: Streams,
  switchedOnAtMs: number,
): SimulatedChair {
  const chairStreams = streams.under(`chair-${chair}`);
  let session: SessionId | null = null;
  let course: Course = { phase: 'preparing' };
  let wantedAtMs: number | null = null;
  let patient = personOf(0);
  let satDownAtMs = switchedOnAtMs;
  let saidUntilMs = switchedOnAtMs;
  let cuff = cuffPutOn(switchedOnAtMs);

  return { follow, advance };

  /** A patient whose session is closed stays in the chair, with what is left of the drug, until the next one comes. */
  function follow(state: ChairState): void {
    if (state.session === null) return;
    course = state.session.course;
    wantedAtMs = nibpDue(state.session)?.atMs ?? null;
    if (state.session.id === session) return;
    session = state.session.id;
    patient = personOf(state.session.openedSeq);
    satDownAtMs = state.session.openedAtMs;
    cuff = cuffPutOn(Math.max(satDownAtMs, saidUntilMs));
  }

  /** Named after where the session begins in the chair's record: the same person after a restart of the simulator. */
  function personOf(openedSeq: number): Patient {
    const own = chairStreams.under(`person-${openedSeq}`);
    return { person: drawPerson(own), streams: own };
  }

  function advance(nowMs: number): readonly DeviceMessage[] {
    if (Math.abs(nowMs - saidUntilMs) > longestCatchUpMs) {
      saidUntilMs = nowMs;
      cuff = cuffPutOn(nowMs);
    }
    const messages: DeviceMessage[] = [];
    for (let atMs = secondAfter(saidUntilMs); atMs <= nowMs; atMs += secondMs) {
      saidUntilMs = atMs;
      messages.push(oximeterMessage(atMs), ...cuffMessages(atMs));
    }
    return messages;
  }

  /** Whole seconds since the patient sat down: the same numbers, however the process was scheduled (SI2). */
  function secondAfter(atMs: number): number {
    return satDownAtMs + (Math.floor((atMs - satDownAtMs) / secondMs) + 1) * secondMs;
  }

  function vitals(atMs: number): Vitals {
    return vitalsAt(patient, (atMs - satDownAtMs) / secondMs, drugLevels(dosingPeriods(course), atMs));
  }

  function oximeterMessage(atMs: number): DeviceMessage {
    const probe = patient.streams('oximeter/probe-off');
    const sample = readOximeter(vitals(atMs), probe, (atMs - satDownAtMs) / secondMs);
    return {
      profile: 'oximeter',
      deviceId: oximeterIdOf(chair),
      measuredAtMs: atMs,
      observations: oximeterObservations(sample),
    };
  }

  function cuffMessages(atMs: number): readonly DeviceMessage[] {
    if (!cuff.isInflated) {
      if (atMs >= nextInflationAtMs(cuff, wantedAtMs)) cuff = inflated(cuff, atMs);
      return [];
    }
    if (atMs < (cuff.lastAtMs ?? atMs) + inflationMs(cuff, patient.streams)) return [];
    const result = readCuff(cuff, vitals(atMs), patient.streams);
    cuff = deflated(cuff, result);
    const observations = cuffObservations(result);
    return [{ profile: 'cuff', deviceId: cuffIdOf(chair), measuredAtMs: atMs, observations }];
  }
}

export function oximeterIdOf(chair: string): string {
  return `SIM-OXI-${chair}`;
}

export function cuffIdOf(chair: string): string {
  return `SIM-NIBP-${chair}`;
}

function oximeterObservations(sample: OximeterSample): readonly Observation[] {
  const of = (parameter: 'spo2Percent' | 'pulseRateBpm' | 'perfusionIndexPercent'): Observation => ({
    parameter,
    result: sample.probe === 'off' ? { absent: 'OFF' } : { value: sample[parameter] },
  });
  return [of('spo2Percent'), of('pulseRateBpm'), of('perfusionIndexPercent')];
}

function cuffObservations(result: CuffResult): readonly Observation[] {
  const of = (parameter: ParameterId, value: number | undefined): Observation => ({
    parameter,
    result: value === undefined ? { absent: 'INV' } : { value },
  });
  const measured = result.outcome === 'measured' ? result : undefined;
  return [
    of('systolicMmHg', measured?.systolicMmHg),
    of('diastolicMmHg', measured?.diastolicMmHg),
    of('meanMmHg', measured?.meanMmHg),
    of('cuffPulseRateBpm', measured?.pulseRateBpm),
  ];
}
