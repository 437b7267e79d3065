import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';

/** What was recorded of one person: everything a gateway was told, in the order it was told it. */
export type Recorded = {
  /** As the command line named it. */
  readonly name: string;
  readonly moments: readonly Moment[];
  readonly fromMs: number;
  /** Where the recording ends, or the session was closed. */
  readonly toMs: number;
  /** Whether alarms hung on what that device said then (DV6). */
  readonly isJudged: (deviceId: DeviceId, atMs: number) => boolean;
};

/** One turn: what came at one time, on the gateway's session clock. */
export type Moment = {
  readonly atMs: number;
  readonly events: readonly ChairEvent[];
  readonly readings: readonly NumberedReading[];
};

/**
 * In the order it was told: a reading when it came, which for a late one is after its time; at the same time what people did
 * before what devices said, but for the closing of the session, which takes both along.
 */
export function momentsOf(
  events: readonly ChairEvent[],
  readings: readonly NumberedReading[],
): readonly Moment[] {
  const byTime = new Map<number, { readonly events: ChairEvent[]; readonly readings: NumberedReading[] }>();
  const at = (atMs: number) => {
    const known = byTime.get(atMs) ?? { events: [], readings: [] };
    byTime.set(atMs, known);
    return known;
  };
  for (const event of events) at(event.atMs).events.push(event);
  for (const reading of readings) at(cameAtMs(reading)).readings.push(reading);
  return [...byTime].toSorted(([one], [other]) => one - other).map(([atMs, moment]) => ({ atMs, ...moment }));
}

function cameAtMs({ atMs, lateMs = 0 }: NumberedReading): number {
  return atMs + lateMs;
}
