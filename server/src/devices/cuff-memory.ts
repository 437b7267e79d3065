import { parameters, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { valueOf } from '@chairside/shared/vitals/reading.ts';
import type { DeviceReading, DeviceSaid } from './driver.ts';

/**
 * What a line's cuff said last, kept while the line is lost and opened again. A monitor that does not say when it measured begins
 * each connection with its last measurement: without this memory an old pressure would come as a new one with every loose plug.
 */
export type CuffMemory = {
  /** A new connection begins. */
  opened(): void;
  /** The batch without a measurement that was said already before the line was lost. */
  withoutOld(batch: readonly DeviceSaid[]): readonly DeviceSaid[];
};

export function createCuffMemory(): CuffMemory {
  const lastSaid = new Map<ParameterId, number | null>();
  let isFirst = false;

  return {
    opened() {
      isFirst = true;
    },
    withoutOld(batch) {
      const measured = batch.flatMap((said) =>
        said.type === 'reading' && isOfTimelessCuff(said.reading) ? [said.reading] : [],
      );
      if (measured.length === 0) return batch;
      const isOld =
        isFirst && measured.every((reading) => lastSaid.get(reading.parameter) === valueOf(reading));
      isFirst = false;
      for (const reading of measured) lastSaid.set(reading.parameter, valueOf(reading));
      if (!isOld) return batch;
      return batch.filter((said) => said.type !== 'reading' || !isOfTimelessCuff(said.reading));
    },
  };
}

function isOfTimelessCuff({ parameter, measuredAtMs }: DeviceReading): boolean {
  return measuredAtMs === null && parameters[parameter].cadence === 'episodic';
}
