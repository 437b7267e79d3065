import type { Panel, PanelChair } from '@chairside/shared/simulation.ts';
import type { Pace } from '../engine/pace.ts';
import type { Run } from '../engine/run.ts';
import type { Station } from '../engine/station.ts';
import { targetsFor, verbSetsFor } from '../scenario/verb-tables.ts';

export type KnownScenario = { readonly name: string; readonly about: string };

/** What the simulator panel shows: for each chair the truth beside what its devices say (SI10). */
export function panelOf(run: Run, pace: Pace, scenarios: readonly KnownScenario[]): Panel {
  return {
    scenario: run.scenario.name,
    seed: run.seed,
    sessionNowMs: run.nowMs(),
    speed: pace.speed(),
    isPaused: pace.isPaused(),
    scenarios: [...scenarios],
    verbSets: verbSetsFor(run.stations.map(({ plan }) => plan)),
    chairs: run.stations.map((station) => chairOf(run, station)),
  };
}

function chairOf(run: Run, station: Station): PanelChair {
  const { bedside, plan, chair } = station;
  const patient = bedside.patient();
  const truth = patient.truth();
  const { ageYears, weightKg, isHypertensive } = patient.person;
  return {
    chair,
    person: { ageYears: Math.round(ageYears), weightKg: Math.round(weightKg), isHypertensive },
    true: {
      systolicMmHg: truth.systolicMmHg,
      diastolicMmHg: truth.diastolicMmHg,
      pulseRateBpm: truth.pulseRateBpm,
      fingerSaturationPercent: truth.fingerSaturationPercent,
      arterialSaturationPercent: truth.arterialSaturationPercent,
      respiratoryRatePerMin: truth.respiratoryRatePerMin,
      perfusionIndexPercent: truth.perfusionIndexPercent,
      effectSiteNgPerMl: truth.effectSiteNgPerMl,
    },
    said: { oximeter: oximeterOf(station), cuff: cuffOf(station) },
    links: station.outlets.map((outlet) => ({ name: outlet.name, isConnected: outlet.isUp() })),
    active: run.goingsOn(chair).map(({ span, target, verb, label }) => ({
      spanId: span.id,
      target,
      verb,
      label,
      fromMs: span.fromMs,
      untilMs: span.untilMs,
    })),
    targets: targetsFor(plan),
  };
}

function oximeterOf({ bedside }: Station): PanelChair['said']['oximeter'] {
  const report = bedside.oximeters[0]?.shown() ?? null;
  if (report === null) return null;
  return {
    state: report.state,
    spo2Percent: report.displaySpo2Percent,
    pulseRateBpm: report.displayPulseRateBpm,
    perfusionIndexPercent: report.perfusionIndexPercent,
    isHeld: report.flags.isHeld,
  };
}

function cuffOf({ bedside }: Station): PanelChair['said']['cuff'] {
  const [cuff] = bedside.cuffs;
  if (cuff === undefined) return null;
  const report = cuff.shown();
  const measured = report?.result.outcome === 'measured' ? report.result : null;
  return {
    phase: cuff.phase(),
    pressureMmHg: Math.round(cuff.pressureMmHg()),
    systolicMmHg: measured?.systolicMmHg ?? null,
    diastolicMmHg: measured?.diastolicMmHg ?? null,
    atMs: report?.atMs ?? null,
    error: report?.result.outcome === 'failed' ? report.result.error : null,
  };
}
