import type { ChairEvent } from '../chair/events.ts';
import type { SourceClass } from '../devices/source-class.ts';
import type { DeviceId } from '../ids.ts';
import type { ParameterId } from '../vitals/parameters.ts';

/** A device that gave readings in a session. */
export type RecordedDevice = {
  readonly deviceId: DeviceId;
  readonly sourceClass: SourceClass;
  /** In the order of the table of parameters. */
  readonly parameters: readonly ParameterId[];
  readonly firstAtMs: number;
  readonly lastAtMs: number;
  readonly readings: number;
};

/** Another device spoke from here on than before, and why (DV9). */
export type SourceChange = Extract<ChairEvent, { type: 'source-changed' }>['body'] & {
  readonly seq: number;
  readonly atMs: number;
};
