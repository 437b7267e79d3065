import type { ConnectionAction, Delivery, Frame } from '../links/emission.ts';
import type { Streams } from '../random.ts';
import type { LinkFormat } from '../scenario/scenario.ts';
import type { Span } from '../verbs.ts';
import { createAgenda } from './agenda.ts';
import { createConnection } from './connection.ts';
import { createDeparture } from './departure.ts';
import { createDoor } from './door.ts';
import { createDraws } from './draws.ts';
import { faultsByFormat, verbsOf } from './formats.ts';
import { createFrameFaults } from './frame-faults.ts';
import { createLine } from './line.ts';
import { createLinkDeeds } from './link-deeds.ts';
import { linkVerbs, type LinkDeed } from './link-verbs.ts';
import { parcelOf, type Parcel } from './parcel.ts';

/**
 * What becomes of the frames of one link on their way to the gateway, on the virtual clock: without faults the same bytes at the
 * same times. Several faults at once act in this order, whatever order they were begun in:
 *
 *   frame      see frame-faults.ts
 *   device     drop · reorder · duplicate · ack_lost
 *   line       latency · bandwidth
 *   door       down, flap, half_open · hang, slow_close, reset · replay_old · limit_bytes · split_bytes
 *
 * What a fault hits is drawn by the number of the frame; how often `due` is asked changes nothing.
 */
export type FaultPipeline = {
  /** A frame the device sends, in the order of their times. One that comes late is sent at once. */
  push(frame: Frame): void;
  /** Everything that reaches the gateway’s door up to that time, in order. */
  due(atMs: number): readonly Delivery[];
  /** When `due` will next have something to do; null: nothing is on its way. */
  nextAtMs(): number | null;
  /** To be said before the frames of its time are due. A verb that is none of the format’s (`verbsOf`) does nothing. */
  begin(deed: LinkDeed, span: Span): void;
  end(spanId: string, atMs: number): void;
  /** Whether there is a connection that carries, as of the last `due`. */
  isUp(): boolean;
};

type Instant = LinkDeed | { readonly verb: 'slowly-closed' };

export function createFaultPipeline({
  format,
  streams,
}: {
  readonly format: LinkFormat;
  readonly streams: Streams;
}): FaultPipeline {
  const verbs = verbsOf(format);
  const draws = createDraws(streams);
  const deeds = createLinkDeeds();
  const frameFaults = createFrameFaults({ faults: faultsByFormat[format], deeds, draws });
  const departure = createDeparture({ deeds, draws });
  const line = createLine({ deeds, draws });
  const connection = createConnection(deeds);
  const door = createDoor({ deeds, draws });
  const instants = createAgenda<Instant>();
  const sent = createAgenda<Parcel>();
  let frames = 0;
  let nowMs = -Infinity;
  let reached: Delivery[] = [];

  /** At one instant the upper comes first. */
  const sources: readonly { readonly nextAtMs: () => number | null; readonly run: () => void }[] = [
    { nextAtMs: connection.nextAtMs, run: settle },
    { nextAtMs: instants.nextAtMs, run: happen },
    { nextAtMs: frameFaults.releaseAtMs, run: () => depart(frameFaults.release()) },
    { nextAtMs: departure.nextAtMs, run: () => enter(departure.run(nowMs)) },
    { nextAtMs: line.nextAtMs, run: arrive },
    { nextAtMs: sent.nextAtMs, run: send },
  ];

  function next() {
    let soonest: { readonly atMs: number; readonly run: () => void } | null = null;
    for (const { nextAtMs, run } of sources) {
      const plannedMs = nextAtMs();
      if (plannedMs === null) continue;
      // What is late is now.
      const atMs = Math.max(nowMs, plannedMs);
      if (soonest === null || atMs < soonest.atMs) soonest = { atMs, run };
    }
    return soonest;
  }

  function send(): void {
    const parcel = sent.take();
    if (parcel !== null) depart(frameFaults.pass(parcel, nowMs));
  }

  function depart(parcels: readonly Parcel[]): void {
    for (const parcel of parcels) enter(departure.leave(parcel, nowMs));
  }

  function enter(parcels: readonly Parcel[]): void {
    for (const parcel of parcels) line.enter(parcel, nowMs);
  }

  function arrive(): void {
    const parcel = line.leave();
    if (parcel !== null) reach(door.arrive(parcel, moment()));
  }

  function settle(): void {
    const action = connection.settle(nowMs);
    if (action === null) return;
    act(action);
    if (action === 'connect') reach(door.opened(nowMs));
  }

  function happen(): void {
    const instant = instants.take();
    switch (instant?.verb) {
      case 'mid_frame_start':
        frameFaults.startNextInItsMiddle();
        return;
      case 'sequence_reset':
        frameFaults.countFromOne();
        return;
      case 'replay_old':
        reach(door.again(instant.params.last, moment()));
        return;
      case 'limit_bytes':
        door.limit(instant.params.bytes);
        return;
      case 'reset':
        if (connection.isUp()) act('reset', 'connect');
        return;
      case 'slow_close': {
        const closedAtMs = nowMs + instant.params.after;
        door.fallSilent(closedAtMs);
        instants.add(closedAtMs, { verb: 'slowly-closed' });
        return;
      }
      case 'slowly-closed':
        if (connection.isUp()) act('disconnect', 'connect');
        return;
      default:
        return;
    }
  }

  function act(...actions: readonly ConnectionAction[]): void {
    reach(actions.map((action) => ({ type: 'connection', atMs: nowMs, action })));
  }

  function reach(deliveries: readonly Delivery[]): void {
    for (const delivery of deliveries) reached.push(delivery);
  }

  function moment() {
    return { atMs: nowMs, isUp: connection.isUp() };
  }

  return {
    push(frame) {
      sent.add(frame.atMs, parcelOf(frame, frames));
      frames += 1;
    },
    due(atMs) {
      for (let one = next(); one !== null && one.atMs <= atMs; one = next()) {
        nowMs = one.atMs;
        one.run();
      }
      nowMs = Math.max(nowMs, atMs);
      deeds.forgetBefore(nowMs);
      const deliveries = reached;
      reached = [];
      return deliveries;
    },
    nextAtMs: () => next()?.atMs ?? null,
    begin(deed, span) {
      if (!verbs.includes(deed.verb)) return;
      if (linkVerbs[deed.verb].kind === 'instant') {
        instants.add(span.fromMs, deed);
        return;
      }
      deeds.begin(deed, span);
      connection.reconsider(span.fromMs);
    },
    end(spanId, atMs) {
      deeds.end(spanId, atMs);
      connection.reconsider(atMs);
    },
    isUp: connection.isUp,
  };
}
