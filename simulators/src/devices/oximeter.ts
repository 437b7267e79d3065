import type { Streams } from '../random.ts';
import type { Span } from '../verbs.ts';
import type { Oximeter, OximeterReport, OximeterScene, OximeterSettings } from './device.ts';
import { createDeviceClock, isClockDeed } from './device-clock.ts';
import { createDeviceDeeds } from './device-deeds.ts';
import type { OximeterDeed } from './device-verbs.ts';
import { createHeldDisplay } from './held-display.ts';
import { oximeterCondition, type OximeterCondition } from './oximeter-condition.ts';
import { isDisturbed, signalReport, type SignalReport } from './oximeter-report.ts';
import { createOximeterSensor } from './oximeter-sensor.ts';
import { plethOfSecond } from './pleth.ts';
import { createPower } from './power.ts';
import { createSignalTracking } from './signal-tracking.ts';

const secondMs = 1_000;
const bootMs = 3_000;

/**
 * A pulse oximeter (SI4): off, boot for 3 s, search for 5 to 10 s, then it tracks, doubts (artefact), or has lost its finger.
 * Its pulse rate comes from the beats it saw and from nothing else. It works on the whole seconds of the virtual clock: move it
 * on to each of them, with the patient there, and it says the same at any speed.
 */
export function createOximeter(settings: OximeterSettings, streams: Streams): Oximeter {
  const deeds = createDeviceDeeds<OximeterDeed>();
  const clock = createDeviceClock();
  const power = createPower(settings.switchedOnAtMs);
  const sensor = createOximeterSensor(settings, streams);
  const tracking = createSignalTracking();
  const held = createHeldDisplay(settings.freezeMs);
  const searches = streams('search');
  const firstSecond = Math.floor(settings.switchedOnAtMs / secondMs);
  let averaging = settings.averaging;
  let movedToMs = settings.switchedOnAtMs;
  let said: OximeterReport | null = null;
  /** The signal as last said before the numbers got stuck. */
  let unstuck: SignalReport | null = null;

  return { id: settings.id, advanceTo, begin, end, shown: () => said };

  function begin(deed: OximeterDeed, span: Span): void {
    if (isClockDeed(deed)) clock.begin(deed, span);
    else deeds.begin(deed, span);
  }

  function end(spanId: string): void {
    clock.end(spanId, movedToMs);
    deeds.end(spanId, movedToMs);
  }

  function advanceTo(atMs: number, scene: OximeterScene): readonly OximeterReport[] {
    const reports: OximeterReport[] = [];
    for (let nextMs = secondAfter(movedToMs); nextMs <= atMs; nextMs += secondMs) {
      said = passSecond(nextMs, scene);
      if (said !== null) reports.push(said);
    }
    movedToMs = Math.max(movedToMs, atMs);
    return reports;
  }

  /** Null while it is off. */
  function passSecond(atMs: number, scene: OximeterScene): OximeterReport | null {
    takeInstants(atMs);
    const condition = oximeterCondition(deeds, atMs);
    // The sensor also moves on while the device is off: its noise is the same, whenever it is switched on.
    const samples = sensor.see(scene, condition, atMs);
    const onSinceMs = power.advanceTo(atMs, { isSwitchedOff: deeds.isActive('power_off', atMs) });
    const isBooting = onSinceMs !== null && atMs - onSinceMs < bootMs;
    if (onSinceMs === null || isBooting) {
      tracking.reset();
      held.forget();
      unstuck = null;
    }
    if (onSinceMs === null) return null;

    const { motion } = scene.patient.truth();
    if (!isBooting) {
      tracking.advance({
        atMs,
        samples,
        isOn: !condition.isFaulty && !condition.isOffAt(atMs),
        isDisturbed: isDisturbed({ condition, motion }),
        searchDraw: searches.uniform(numberOf(atMs)),
      });
    }
    const signal = signalReport({ atMs, isBooting, condition, motion, tracking, averaging, held });
    if (!condition.isStuck) unstuck = signal;
    return {
      kind: 'oximeter',
      ...(unstuck ?? signal),
      atMs,
      deviceAtMs: clock.at(atMs),
      batteryPercent: power.batteryPercent(),
      pleth: settings.hasWaveform ? plethUntil(atMs, scene, condition) : [],
    };
  }

  function takeInstants(atMs: number): void {
    for (const { deed } of deeds.takeBegun(atMs)) {
      if (deed.verb === 'averaging') averaging = deed.params.over;
      if (deed.verb === 'battery') power.setBatteryPercent(deed.params.at);
      if (deed.verb === 'reboot') power.restart(atMs);
    }
  }

  function plethUntil(atMs: number, scene: OximeterScene, condition: OximeterCondition): readonly number[] {
    const isPulsatile = !condition.isFaulty && !condition.isOffAt(atMs) && sensor.isPulsatile(scene);
    const { light } = condition;
    return plethOfSecond(
      { patient: scene.patient, isPulsatile, light },
      { atMs, second: numberOf(atMs) },
      streams,
    );
  }

  /** Of the second that ends then, since it was switched on: what is drawn in it is drawn by this. */
  function numberOf(atMs: number): number {
    return atMs / secondMs - firstSecond;
  }
}

function secondAfter(atMs: number): number {
  return (Math.floor(atMs / secondMs) + 1) * secondMs;
}
