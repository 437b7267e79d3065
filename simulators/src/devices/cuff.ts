import type { Streams } from '../random.ts';
import type { Span } from '../verbs.ts';
import { readPressure } from './cuff-error-model.ts';
import { createCuffMeasurement, type CuffMeasurement, type MeasurementOutcome } from './cuff-measurement.ts';
import { createCuffProgramme, recoveryMs } from './cuff-programme.ts';
import type { Cuff, CuffPhase, CuffPressureReport, CuffReport, CuffScene, CuffSettings } from './device.ts';
import { createDeviceClock, isClockDeed } from './device-clock.ts';
import { createDeviceDeeds } from './device-deeds.ts';
import type { CuffDeed } from './device-verbs.ts';
import { batteryLevel, createPower } from './power.ts';

/** It works in steps of this, on the virtual clock. */
const tickMs = 500;
/** It inflates to this, or so far above what it found last. */
const lowestTargetMmHg = 160;
const aboveLastMmHg = 30;
const slowestInflationMmHgPerS = 20;
const fastestInflationMmHgPerS = 25;
/** From it on the arm moves too much to find a pulse (assumed). */
const movingFrom = 0.3;

/**
 * A blood-pressure cuff (SI4): idle, inflating, deflating, recovering for 30 s. It finds pressures only of beats that came while
 * it deflated. Move it on to each whole second, with the patient there, and it says the same at any speed.
 */
export function createCuff(settings: CuffSettings, streams: Streams): Cuff {
  const deeds = createDeviceDeeds<CuffDeed>();
  const clock = createDeviceClock();
  const power = createPower(settings.switchedOnAtMs);
  const programme = createCuffProgramme(settings);
  let movedToMs = settings.switchedOnAtMs;
  let isOn = false;
  let running: { readonly beganAtMs: number; readonly measurement: CuffMeasurement } | null = null;
  let endedAtMs: number | null = null;
  let result: CuffReport | null = null;
  let saidAtMs = 0;
  let lastSystolicMmHg = 0;

  return {
    id: settings.id,
    advanceTo,
    begin,
    end,
    pressureMmHg: () => running?.measurement.pressureMmHg() ?? 0,
    phase,
    shown: () => (isOn ? result : null),
    nextAtMs: () => (isOn ? programme.nextAtMs({ atMs: movedToMs, isStat: isStat(movedToMs) }) : null),
  };

  function begin(deed: CuffDeed, span: Span): void {
    if (isClockDeed(deed)) clock.begin(deed, span);
    else deeds.begin(deed, span);
  }

  function end(spanId: string): void {
    clock.end(spanId, movedToMs);
    deeds.end(spanId, movedToMs);
  }

  function advanceTo(atMs: number, scene: CuffScene): readonly (CuffReport | CuffPressureReport)[] {
    const said: (CuffReport | CuffPressureReport)[] = [];
    for (let nextMs = tickAfter(movedToMs); nextMs <= atMs; nextMs += tickMs) {
      said.push(...passTick(nextMs, scene));
    }
    movedToMs = Math.max(movedToMs, atMs);
    return said;
  }

  function passTick(atMs: number, scene: CuffScene): readonly (CuffReport | CuffPressureReport)[] {
    takeInstants(atMs);
    isOn = power.advanceTo(atMs, { isSwitchedOff: deeds.isActive('power_off', atMs) }) !== null;
    if (!isOn) {
      // Without power the valve is open; what was under way is never heard of.
      running = null;
      return [];
    }
    if (running !== null) return passMeasurement(atMs, scene, running);
    if (programme.isDue({ atMs, isStat: isStat(atMs) })) return start(atMs);
    return repeat(atMs);
  }

  function takeInstants(atMs: number): void {
    for (const { deed } of deeds.takeBegun(atMs)) {
      if (deed.verb === 'battery') power.setBatteryPercent(deed.params.at);
      if (deed.verb === 'auto') programme.setAuto(deed.params.every, atMs);
      if (deed.verb === 'manual') programme.setAuto(null, atMs);
      if (deed.verb === 'reboot') running = null;
      // A second press while it measures does nothing.
      if (deed.verb === 'measure' && running === null) programme.press();
    }
  }

  function start(atMs: number): readonly CuffReport[] {
    programme.began(atMs);
    if (batteryLevel(power.batteryPercent()) === 'critical')
      return [finished(atMs, atMs, { outcome: 'failed', error: 'low-battery' })];
    const draw = streams('inflation').uniform(numberOf(atMs));
    const measurement = createCuffMeasurement({
      beganAtMs: atMs,
      targetMmHg: Math.max(lowestTargetMmHg, lastSystolicMmHg + aboveLastMmHg),
      inflationMmHgPerS:
        slowestInflationMmHgPerS + (fastestInflationMmHgPerS - slowestInflationMmHgPerS) * draw,
    });
    running = { beganAtMs: atMs, measurement };
    return [];
  }

  function passMeasurement(
    atMs: number,
    { patient }: CuffScene,
    { beganAtMs, measurement }: NonNullable<typeof running>,
  ): readonly (CuffReport | CuffPressureReport)[] {
    const fromMs = atMs - tickMs;
    const outcome = measurement.pass({
      fromMs,
      toMs: atMs,
      beats: patient.beats(fromMs).filter((beat) => beat.atMs < atMs),
      isMoving: patient.truth().motion >= movingFrom,
      isLeaking: deeds.isActive('leak', atMs),
      isOccluded: deeds.isActive('occluded', atMs),
    });
    if (outcome !== null) return [finished(atMs, beganAtMs, readingOf(outcome, beganAtMs, atMs))];
    return [{ kind: 'cuff-pressure', atMs, pressureMmHg: Math.round(measurement.pressureMmHg()) }];
  }

  function readingOf(outcome: MeasurementOutcome, beganAtMs: number, atMs: number): CuffReport['result'] {
    if (outcome.outcome === 'failed') return outcome;
    const biasMmHg = deeds.paramsOf('wrong_cuff', atMs)?.bias ?? 0;
    const of = { number: numberOf(beganAtMs), isPoor: settings.isPoor, biasMmHg };
    return readPressure(outcome.found, of, streams);
  }

  function finished(atMs: number, beganAtMs: number, reading: CuffReport['result']): CuffReport {
    running = null;
    endedAtMs = atMs;
    programme.ended(atMs);
    saidAtMs = atMs;
    if (reading.outcome === 'measured') lastSystolicMmHg = reading.systolicMmHg;
    result = {
      kind: 'cuff',
      atMs,
      beganAtMs,
      deviceAtMs: clock.at(atMs),
      result: reading,
      isRepeat: false,
      batteryPercent: power.batteryPercent(),
    };
    return result;
  }

  function repeat(atMs: number): readonly CuffReport[] {
    const every = deeds.paramsOf('repeat_last', atMs)?.every;
    if (every === undefined || result === null || atMs - saidAtMs < every) return [];
    saidAtMs = atMs;
    return [{ ...result, atMs, isRepeat: true, batteryPercent: power.batteryPercent() }];
  }

  function isStat(atMs: number): boolean {
    return deeds.isActive('stat', atMs);
  }

  function phase(): CuffPhase {
    if (!isOn) return 'off';
    if (running !== null) return running.measurement.phase();
    return endedAtMs !== null && movedToMs - endedAtMs < recoveryMs ? 'recovering' : 'idle';
  }

  /** Ticks since it was switched on: what is drawn at an instant is drawn by this. */
  function numberOf(atMs: number): number {
    return Math.floor((atMs - settings.switchedOnAtMs) / tickMs);
  }
}

function tickAfter(atMs: number): number {
  return (Math.floor(atMs / tickMs) + 1) * tickMs;
}
