import type { ChairEvent, ChairEventType } from '@chairside/shared/chair/events.ts';
import { parameters } from '@chairside/shared/vitals/parameters.ts';
import { unpackReading } from '@chairside/shared/vitals/packed.ts';
import type { NumberedReading, Reading } from '@chairside/shared/vitals/reading.ts';
import type { Frame } from '@chairside/shared/wire.ts';

/**
 * The screen is lenient about what it is told: a newer gateway may say things this screen has no words for. They are
 * passed over here, at the border, so that nothing inside has to ask again.
 */

const knownEventTypes: Readonly<Record<ChairEventType, true>> = {
  'session-opened': true,
  'baseline-set': true,
  'limits-set': true,
  'moaas-scored': true,
  'infusion-started': true,
  'infusion-paused': true,
  'infusion-resumed': true,
  'pause-reminder-due': true,
  'planned-end-reached': true,
  'infusion-stopped': true,
  'stop-explained': true,
  'observation-minimum-reached': true,
  'step-undone': true,
  'entry-corrected': true,
  'start-released': true,
  'entry-charted': true,
  'entry-undone': true,
  'cuff-put-off': true,
  'off-monitor-began': true,
  'off-monitor-ended': true,
  'reattribution-proposed': true,
  'reattribution-withdrawn': true,
  'session-reattributed': true,
  'departure-began': true,
  'departure-withdrawn': true,
  'evacuation-began': true,
  'evacuation-ended': true,
  'pump-seen-stopped': true,
  'discharge-released': true,
  'ready-recorded': true,
  'ready-withdrawn': true,
  'session-closed': true,
  'session-erased': true,
  'alarms-armed': true,
  'delay-started': true,
  'delay-ended': true,
  'alarm-began': true,
  'alarm-raised': true,
  'alarm-changed': true,
  'alarm-held': true,
  'alarm-verified': true,
  'alarm-acknowledged': true,
  'alarm-escalated': true,
  'alarm-cleared': true,
  'alarm-latched': true,
  'alarm-reset': true,
  'audio-paused': true,
  'audio-pause-ended': true,
  'sound-delegated': true,
  'sound-returned': true,
  'monitoring-interrupted': true,
  'nibp-measured': true,
  'nibp-failed': true,
  'nibp-asked': true,
  'nibp-missed': true,
  'confirmation-began': true,
  'confirmation-ended': true,
  'cuff-hold-began': true,
  'cuff-hold-shortened': true,
  'limbs-noted': true,
  'source-changed': true,
  'nurse-assigned': true,
  'handover-offered': true,
  'handover-withdrawn': true,
  'escalation-raised': true,
  'escalation-delivered': true,
  'escalation-lost': true,
  'escalation-seen': true,
  'escalation-answered': true,
  'escalation-troubled': true,
  'escalation-closed': true,
};

/** False for an event of a later version: it still counts in `seq`. */
export function isKnownEvent(event: ChairEvent): boolean {
  const version: number = event.typeVersion;
  return Object.hasOwn(knownEventTypes, event.type) && version === 1;
}

/** A frame with its readings unpacked. */
export type HeardFrame = Omit<Frame, 'readings'> & { readonly readings?: readonly NumberedReading[] };

/** A reading that is no list of places is passed over. */
export function heardFrame({ readings, ...rest }: Frame): HeardFrame {
  if (!Array.isArray(readings)) return rest;
  const packed = (readings as readonly unknown[]).filter(Array.isArray) as unknown as Frame['readings'] &
    object;
  return { ...rest, readings: packed.map(unpackReading) };
}

/** Readings of parameters and qualities this screen can draw, in the order they were numbered. */
export function knownReadings(readings: readonly NumberedReading[] | undefined): readonly NumberedReading[] {
  if (!Array.isArray(readings)) return [];
  return (readings as readonly NumberedReading[])
    .filter(isKnownReading)
    .toSorted((a, b) => a.cursor - b.cursor);
}

/** Of a parameter and quality this screen can draw. */
export function isKnownReading(reading: Reading): boolean {
  if (!Object.hasOwn(parameters, reading.parameter) || !Number.isFinite(reading.atMs)) return false;
  if (reading.quality === 'unavailable') return true;
  const quality: string = reading.quality;
  return (quality === 'good' || quality === 'questionable') && Number.isFinite(reading.value);
}
