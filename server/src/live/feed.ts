import type { Server } from 'socket.io';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { packReadings } from '@chairside/shared/vitals/packed.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import type { Frame, Notices, Watermark } from '@chairside/shared/wire.ts';
import { every } from '../clock/every.ts';
import type { Clock } from '../ports/clock.ts';
import type { StreamEntry } from '../ports/journal.ts';
import { behindRoom, chairRoom, overviewRoom, partOverviewRoom } from './rooms.ts';

/**
 * From the recorder to the screens: chair screens get one frame per turn, the overview gets events at once and readings,
 * the newest of each parameter, every 100 ms (decision 0009).
 */
export type Feed = {
  publish(entries: readonly StreamEntry[], recorded: boolean): void;
  confirm(entries: readonly StreamEntry[]): void;
  recordedOf(chair: ChairId): Watermark;
  /** By a chair screen. */
  isFollowed(chair: ChairId): boolean;
  close(): void;
};

const overviewEveryMs = 100;

type Turn = { readonly events: ChairEvent[]; readonly readings: NumberedReading[] };

export function createFeed(
  io: Server,
  {
    hostClock,
    watermarks,
  }: { readonly hostClock: Clock; readonly watermarks: ReadonlyMap<ChairId, Watermark> },
): Feed {
  const recordedByChair = new Map(watermarks);
  let coalesced = new Map<ChairId, Map<ParameterId, NumberedReading>>();
  const stop = every(hostClock, overviewEveryMs, sendOverview);

  function sendOverview(): void {
    if (coalesced.size === 0) return;
    const chairs = [...coalesced].map(([chair, newest]) => ({
      chair,
      readings: packReadings(newest.values()),
    }));
    coalesced = new Map();
    notify(overviewRoom, 'overview:readings', chairs);
    for (const told of chairs) notify(partOverviewRoom(told.chair), 'overview:readings', [told]);
  }

  function hasScreens(room: string): boolean {
    return (io.sockets.adapter.rooms.get(room)?.size ?? 0) > 0;
  }

  function notify<N extends keyof Notices>(room: string, name: N, body: Notices[N]): void {
    io.to(room).emit(name, body);
  }

  function publishTurn(chair: ChairId, turn: Turn, recorded: boolean): void {
    const mark = recorded ? {} : { recorded: false as const };
    const events = turn.events.length > 0 ? { events: turn.events } : {};
    const readings = turn.readings.length > 0 ? { readings: packReadings(turn.readings) } : {};
    const frame: Frame = { chair, ...events, ...readings, ...mark };
    if (hasScreens(chairRoom(chair))) notify(chairRoom(chair), 'chair:frame', frame);
    if (turn.events.length > 0) {
      const late: Frame = { chair, ...events, ...mark };
      io.to([behindRoom(chair), overviewRoom, partOverviewRoom(chair)])
        .except(chairRoom(chair))
        .emit('chair:frame', late);
    }
    if (!hasScreens(overviewRoom) && !hasScreens(partOverviewRoom(chair))) return;
    for (const reading of turn.readings) coalesce(chair, reading);
  }

  function coalesce(chair: ChairId, reading: NumberedReading): void {
    const newest = coalesced.get(chair) ?? new Map<ParameterId, NumberedReading>();
    if (reading.atMs >= (newest.get(reading.parameter)?.atMs ?? 0)) newest.set(reading.parameter, reading);
    coalesced.set(chair, newest);
  }

  function raiseWatermark(chair: ChairId, turn: Turn): Watermark {
    const before = recordedByChair.get(chair) ?? { seq: 0, cursor: 0 };
    const watermark = {
      seq: turn.events.at(-1)?.seq ?? before.seq,
      cursor: turn.readings.at(-1)?.cursor ?? before.cursor,
    };
    recordedByChair.set(chair, watermark);
    return watermark;
  }

  return {
    publish(entries, recorded) {
      for (const [chair, turn] of turnsOf(entries)) {
        if (recorded) raiseWatermark(chair, turn);
        publishTurn(chair, turn, recorded);
      }
    },
    confirm(entries) {
      for (const [chair, turn] of turnsOf(entries)) {
        const body = { chair, ...raiseWatermark(chair, turn) };
        const rooms = [chairRoom(chair), behindRoom(chair), overviewRoom, partOverviewRoom(chair)];
        io.to(rooms).emit('chair:recorded', body);
      }
    },
    recordedOf: (chair) => recordedByChair.get(chair) ?? { seq: 0, cursor: 0 },
    isFollowed: (chair) => hasScreens(chairRoom(chair)),
    close: () => stop(),
  };
}

/** One turn a chair, what happened in it in order. */
function turnsOf(entries: readonly StreamEntry[]): ReadonlyMap<ChairId, Turn> {
  const turns = new Map<ChairId, Turn>();
  for (const entry of entries) {
    // What is kept of a wave is in the record only.
    if (!('readings' in entry) || entry.events.length + entry.readings.length === 0) continue;
    const turn = turns.get(entry.stream) ?? { events: [], readings: [] };
    turn.events.push(...entry.events);
    turn.readings.push(...entry.readings);
    turns.set(entry.stream, turn);
  }
  return turns;
}
