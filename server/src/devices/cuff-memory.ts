import { parameters, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { valueOf } from '@chairside/shared/vitals/reading.ts';
import type { DeviceReading, DeviceSaid } from './driver.ts';

/**
 * What a line's cuff said last, kept while the line is lost and opened again (LN11). A monitor that does not say when it measured
 * begins each connection with its last measurement, which may be of this minute or of the patient before: it is taken for new
 * only where it can be known to be.
 */
export type CuffMemory = {
  /** A new connection begins. `lastHeardAtMs`: when the line was last good before it; null: never. */
  opened(lastHeardAtMs: number | null): void;
  /** The batch without a measurement that was said before the line was lost, and with one of unknown age as a rejection. */
  withoutOld(batch: readonly DeviceSaid[]): readonly DeviceSaid[];
};

/** As long as a cuff takes for a measurement. What was measured while the line was away no longer than that is of now. */
export const awayAtMostMs = 30_000;

export function createCuffMemory(nowMs: () => number): CuffMemory {
  const lastSaid = new Map<ParameterId, number | null>();
  let heardBeforeMs: number | null = null;
  let isFirst = false;

  /** `said`: before the line was lost. `unknown`: measured some time before this connection. */
  function ageOf(measured: readonly DeviceReading[]): 'new' | 'said' | 'unknown' {
    const isSeen = measured.every(({ isFromMemory }) => isFromMemory === false);
    if (!isFirst || isSeen) return 'new';
    // Of a device that speaks only when it has measured nothing is known to have stood there before.
    const isMet = measured.some(({ isFromMemory }) => isFromMemory === true);
    if (measured.every((reading) => lastSaid.get(reading.parameter) === valueOf(reading))) return 'said';
    if (!isMet) return 'new';
    const wasAwayBriefly = heardBeforeMs !== null && nowMs() - heardBeforeMs <= awayAtMostMs;
    return wasAwayBriefly && lastSaid.size > 0 ? 'new' : 'unknown';
  }

  return {
    opened(lastHeardAtMs) {
      heardBeforeMs = lastHeardAtMs;
      isFirst = true;
    },
    withoutOld(batch) {
      const measured = batch.flatMap((said) =>
        said.type === 'reading' && isOfTimelessCuff(said.reading) ? [said.reading] : [],
      );
      if (measured.length === 0) return batch;
      const age = ageOf(measured);
      isFirst = false;
      for (const reading of measured) lastSaid.set(reading.parameter, valueOf(reading));
      if (age === 'new') return batch.map(asOfNow);
      const rest = batch.filter((said) => said.type !== 'reading' || !isOfTimelessCuff(said.reading));
      return age === 'said'
        ? rest
        : [...rest, { type: 'frame-rejected', why: 'stored', raw: rawOf(measured) }];
    },
  };
}

/** Measured, or tried to. That a cuff has no number yet is so now, whenever it is said. */
function isOfTimelessCuff(reading: DeviceReading): boolean {
  const { parameter, measuredAtMs } = reading;
  const isNothing = reading.quality === 'unavailable' && reading.reason === 'no-value';
  return measuredAtMs === null && parameters[parameter].cadence === 'episodic' && !isNothing;
}

function asOfNow(said: DeviceSaid): DeviceSaid {
  if (said.type !== 'reading' || !isOfTimelessCuff(said.reading)) return said;
  return { ...said, reading: { ...said.reading, isFromMemory: false } };
}

/** `systolicMmHg 121, diastolicMmHg 75`. */
function rawOf(measured: readonly DeviceReading[]): string {
  const told = measured.map((reading) =>
    reading.quality === 'unavailable'
      ? `${reading.parameter} ${reading.reason}`
      : `${reading.parameter} ${reading.value}`,
  );
  return told.join(', ');
}
