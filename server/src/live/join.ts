import { ok } from '@chairside/shared/result.ts';
import type {
  ChairCatchUp,
  ChairJoined,
  ChairSnapshot,
  Position,
  Trend,
  Watermark,
} from '@chairside/shared/wire.ts';
import type { TrendPoint } from '@chairside/shared/vitals/decimate.ts';
import { parameters, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { valueOf, type NumberedReading } from '@chairside/shared/vitals/reading.ts';
import { pushPoint } from '@chairside/shared/vitals/trend.ts';
import type { ChairDesk } from '../chairs/chair-desk.ts';
import type { Clinic } from '../chairs/clinic.ts';
import type { Journal } from '../ports/journal.ts';

/**
 * What a screen is given when it begins to follow a chair: what it missed, when all of that is still at hand and the gateway
 * is the same one; else a snapshot that replaces everything it knew. `enter` is called in the same turn in which the answer
 * is made, so that nothing falls between the two.
 */
export type JoinSurroundings = {
  readonly epoch: string;
  readonly clinic: Clinic;
  readonly journal: Pick<Journal, 'trend'>;
  readonly recordedOf: (desk: ChairDesk) => Watermark;
};

const trendBuckets = 300;
const trendParameters: readonly ParameterId[] = ['spo2Percent', 'pulseRateBpm', 'perfusionIndexPercent'];

export async function joinChair(
  { epoch, clinic, journal, recordedOf }: JoinSurroundings,
  { desk, after }: { readonly desk: ChairDesk; readonly after: Position | null },
  enter: () => void,
): Promise<ChairJoined> {
  const common = () => ({ epoch, devices: clinic.devicesOf(desk.chair), recorded: recordedOf(desk) });
  const missed = after?.epoch === epoch ? missedSince(desk, after) : null;
  if (missed !== null) {
    enter();
    return ok({ kind: 'catch-up', ...missed, ...common() });
  }
  const past = await pastTrend(desk, journal);
  enter();
  const snapshot: ChairSnapshot = {
    kind: 'snapshot',
    state: desk.state(),
    cursor: desk.cursor(),
    latest: Object.values(desk.recent.latest),
    nibp: desk.recent.nibp(),
    trend: withTail(past, desk.recent.readingsHeld()),
    ...common(),
  };
  return ok(snapshot);
}

function missedSince(desk: ChairDesk, after: Position): Pick<ChairCatchUp, 'events' | 'readings'> | null {
  const { recent } = desk;
  const events = after.seq === desk.state().seq ? [] : recent.eventsAfter(after.seq);
  const readings = after.cursor === desk.cursor() ? [] : recent.readingsAfter(after.cursor);
  return events === null || readings === null ? null : { events, readings };
}

/** The journal's part of the running session; asked again when the session changed while it was being read. */
async function pastTrend(desk: ChairDesk, journal: Pick<Journal, 'trend'>): Promise<Trend> {
  for (;;) {
    const { session } = desk.state();
    if (session === null) return {};
    const trend = await journal.trend({
      chair: desk.chair,
      session: session.id,
      parameters: trendParameters,
      sinceMs: 0,
      buckets: trendBuckets,
    });
    if (desk.state().session?.id === session.id) return trend;
  }
}

/** What is newer than the journal's part, because it was still on its way to the disk. */
function withTail(past: Trend, readings: readonly NumberedReading[]): Trend {
  const points = new Map<ParameterId, TrendPoint[]>();
  for (const parameter of trendParameters) points.set(parameter, [...(past[parameter] ?? [])]);
  for (const reading of readings) {
    const line = points.get(reading.parameter);
    if (line === undefined || parameters[reading.parameter].cadence === 'episodic') continue;
    if (reading.atMs <= (line.at(-1)?.atMs ?? 0)) continue;
    pushPoint(line, { atMs: reading.atMs, value: valueOf(reading) }, 1_000);
  }
  return Object.fromEntries(points);
}
