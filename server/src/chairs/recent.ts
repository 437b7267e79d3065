import type { DeviceId, SessionId } from '@chairside/shared/ids.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import { decimate, type TrendPoint } from '@chairside/shared/vitals/decimate.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { parameters } from '@chairside/shared/vitals/parameters.ts';
import { valueOf, type NumberedReading } from '@chairside/shared/vitals/reading.ts';
import { pushPoint } from '@chairside/shared/vitals/trend.ts';

/**
 * The bounded window of what a chair said lately: the newest of each parameter, enough to let a screen catch up without the
 * disk, and the cuff's readings of the session. Everything older is in the journal.
 */
export type Recent = {
  readonly latest: Partial<Record<ParameterId, NumberedReading>>;
  addReading(reading: NumberedReading): void;
  addEvent(event: ChairEvent): void;
  /**
   * What is on show belongs to this session from now on, or to none: nothing of the last patient stays (SE23). The closed
   * session's is put aside until another opens, and is there again when the closing is undone (SE7).
   */
  follow(session: SessionId | null): void;
  /** The device has gone to another chair: what it showed last goes from the tiles, what it measured stays (DD8). */
  forgetDevice(deviceId: DeviceId): void;
  /** Its record was erased: nothing of it is told to anybody any more. */
  erase(session: SessionId): void;
  /** All after these, or null when some of them are no longer here. */
  eventsAfter(seq: number): readonly ChairEvent[] | null;
  readingsAfter(cursor: number): readonly NumberedReading[] | null;
  readingsHeld(): readonly NumberedReading[];
  /** The cuff's, of the whole session. */
  nibp(): readonly NumberedReading[];
  /** SpO2 of the last 15 min. */
  sparkline(nowMs: number): readonly TrendPoint[];
};

type Aside = {
  readonly session: SessionId;
  readonly latest: Partial<Record<ParameterId, NumberedReading>>;
  readonly readings: NumberedReading[];
  readonly nibp: NumberedReading[];
  readonly sparkline: TrendPoint[];
};

const eventsKept = 1_000;
const readingsKept = 400;
const nibpKept = 600;
/** How far back the overview looks. */
export const sparklineMs = 15 * 60_000;
const sparklineBuckets = 180;
const sparklinePointsKept = 2_000;

export function createRecent(): Recent {
  let latest: Partial<Record<ParameterId, NumberedReading>> = {};
  let events: ChairEvent[] = [];
  let readings: NumberedReading[] = [];
  let nibp: NumberedReading[] = [];
  let sparkline: TrendPoint[] = [];
  let clearedAtCursor = 0;

  let followed: SessionId | null = null;
  let aside: Aside | null = null;

  function empty(): void {
    clearedAtCursor = readings.at(-1)?.cursor ?? clearedAtCursor;
    latest = {};
    readings = [];
    nibp = [];
    sparkline = [];
  }

  function sparklineSince(sinceMs: number): TrendPoint[] {
    return sparkline.filter((point) => point.atMs >= sinceMs);
  }

  return {
    get latest() {
      return latest;
    },
    addReading(reading) {
      const { parameter, atMs } = reading;
      if (atMs >= (latest[parameter]?.atMs ?? 0)) latest[parameter] = reading;
      readings.push(reading);
      if (readings.length > 2 * readingsKept) readings = readings.slice(-readingsKept);
      if (parameters[parameter].cadence === 'episodic') nibp = [...nibp, reading].slice(-nibpKept);
      if (parameter !== 'spo2Percent') return;
      pushPoint(sparkline, { atMs, value: valueOf(reading) }, assumedPeriodMs);
      if (sparkline.length <= sparklinePointsKept) return;
      sparkline = [...decimate(sparklineSince(atMs - sparklineMs), sparklineBuckets)];
    },
    addEvent(event) {
      events.push(event);
      if (events.length > 2 * eventsKept) events = events.slice(-eventsKept);
    },
    follow(session) {
      if (session === followed) return;
      const before = aside;
      aside =
        session === null && followed !== null
          ? { session: followed, latest, readings, nibp, sparkline }
          : null;
      followed = session;
      empty();
      if (session !== null && before?.session === session) ({ latest, readings, nibp, sparkline } = before);
    },
    forgetDevice(deviceId) {
      const kept = Object.values(latest).filter((reading) => reading.deviceId !== deviceId);
      latest = Object.fromEntries(kept.map((reading) => [reading.parameter, reading]));
    },
    erase(session) {
      if (aside?.session === session) aside = null;
      // With what lies before: a screen that missed any of it begins anew instead of finding a hole.
      const last = events.findLastIndex(
        (event) => event.session === session && event.type !== 'session-erased',
      );
      events = events.slice(last + 1);
    },
    eventsAfter(seq) {
      const first = events[0];
      if (first === undefined || first.seq > seq + 1) return null;
      return events.filter((event) => event.seq > seq);
    },
    readingsAfter(cursor) {
      const first = readings[0];
      if (cursor < clearedAtCursor || first === undefined || first.cursor > cursor + 1) return null;
      return readings.filter((reading) => reading.cursor > cursor);
    },
    readingsHeld: () => readings,
    nibp: () => nibp,
    sparkline: (nowMs) => decimate(sparklineSince(nowMs - sparklineMs), sparklineBuckets),
  };
}

const assumedPeriodMs = 1_000;
