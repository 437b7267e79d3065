import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { ChairJoined, Frame, Heartbeat, OverviewJoined } from '@chairside/shared/wire.ts';
import { createAlarmLatency } from './alarm-latency.ts';
import { nowWithNews } from './clock.ts';
import { withFacts } from './commands.ts';
import { heardFrame, type HeardFrame } from './lenient.ts';
import {
  caughtUp,
  viewOfOverview,
  viewOfSnapshot,
  withDevices,
  withFrame,
  type ChairView,
} from './chair-view.ts';
import type { HostClock } from './host-clock.ts';
import type { SocketPort } from './socket.ts';
import type { LiveStore } from './store.ts';

/**
 * Keeps the chairs a screen follows up to date: joins them, takes in their frames in order, joins again after a gap, and
 * puts readings into the store in batches, because fifty chairs drawn one by one cost ten times what they cost together.
 */
export type Feed = {
  readonly follow: (chair: ChairId) => () => void;
  readonly followOverview: () => () => void;
  joinAll(): void;
  /** Puts what waits into the store. */
  flush(): void;
  /**
   * Holds the screen against what the gateway says it is sent. Joins again what was never joined, what the heartbeat does
   * not name (then the gateway sends nothing of it), and where the gateway is ahead twice in a row.
   */
  compare(heartbeat: Heartbeat): void;
  seqByChair(): Record<string, number>;
  /** Everything followed has been joined since the link is up, and lacks nothing the screen knows of. */
  isUpToDate(): boolean;
  close(): void;
};

/** Readings wait this long for others; events never wait. In fast simulation they would age too much meanwhile. */
const batchHostMs = 200;

type Target = ChairId | 'overview';

/** Asking for what was left out is what might keep a slow screen behind. */
const refillEveryHostMs = 30_000;

type Surroundings = { readonly store: LiveStore; readonly host: HostClock };

export function createFeed(socket: SocketPort, { store, host }: Surroundings): Feed {
  const nowMs = () => nowWithNews(store.getState(), host.nowMs());
  const followers = new Map<ChairId, number>();
  /** Joins that are not answered. */
  const asked = new Map<Target, symbol>();
  /** Joined on this connection, or known not to exist. */
  const settled = new Set<Target>();
  /** What the screen has of these has holes: only a snapshot fills them. */
  const holed = new Set<ChairId>();
  /** The gateway left readings of these out because the screen was too slow. */
  const sparse = new Set<ChairId>();
  const refilledAtHostMs = new Map<ChairId, number>();
  const behind = new Set<ChairId>();
  let overviewFollowers = 0;
  let waiting: HeardFrame[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  socket.onDisconnect(() => {
    asked.clear();
    settled.clear();
  });
  const latency = createAlarmLatency({ store, host });
  socket.on('chair:frame', (frame) => latency.measure(frame, () => take(frame)));
  socket.on('overview:readings', (chairs) => {
    waiting.push(...chairs.map((one) => heardFrame({ ...one, coalesced: true })));
  });
  socket.on('chair:recorded', ({ chair, seq, cursor }) =>
    change(chair, (view) => ({ ...view, recorded: { seq, cursor } })),
  );
  socket.on('chair:devices', ({ chair, devices }) => change(chair, (view) => withDevices(view, devices)));

  function take(frame: Frame) {
    waiting.push(heardFrame(frame));
    if (frame.coalesced === true && followers.has(frame.chair)) sparse.add(frame.chair);
    if (frame.events !== undefined && frame.events.length > 0) flush();
    else if (followers.has(frame.chair)) timer ??= setTimeout(flush, batchMs());
  }

  function batchMs(): number {
    return batchHostMs / Math.max(1, store.getState().clock?.rate ?? 1);
  }

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const frames = waiting;
    const events = frames.flatMap((frame) => frame.events ?? []);
    waiting = [];
    const chairs = { ...store.getState().chairs };
    const incomplete = new Set<ChairId>();
    for (const frame of frames) {
      const view = chairs[frame.chair];
      if (view === undefined || incomplete.has(frame.chair)) continue;
      const applied = withFrame(view, frame);
      if (applied.hasGap || applied.isHollow) incomplete.add(frame.chair);
      chairs[frame.chair] = applied.view;
    }
    show(chairs, events);
    for (const chair of incomplete) rejoin(chair);
    refill();
  }

  /** The newest readings are there and the chair is live; its trend and its cuff measurements want what came between. */
  function refill() {
    for (const chair of sparse) {
      const lastHostMs = refilledAtHostMs.get(chair) ?? -Infinity;
      if (host.nowMs() - lastHostMs < refillEveryHostMs) continue;
      refilledAtHostMs.set(chair, host.nowMs());
      sparse.delete(chair);
      holed.add(chair);
      joinChair(chair);
    }
  }

  function change(chair: ChairId, next: (view: ChairView) => ChairView) {
    flush();
    const { chairs } = store.getState();
    const view = chairs[chair];
    if (view !== undefined) store.setState({ chairs: { ...chairs, [chair]: next(view) } });
  }

  function rejoin(chair: ChairId) {
    behind.delete(chair);
    settled.delete(targetOf(chair));
    if (followers.has(chair)) {
      holed.add(chair);
      joinChair(chair);
    } else {
      joinOverview();
    }
  }

  function targetOf(chair: ChairId): Target {
    return followers.has(chair) ? chair : 'overview';
  }

  /** Null while an earlier join is not answered; else what tells whether an answer is the one to this join. */
  function begin(target: Target): (() => boolean) | null {
    if (!socket.isConnected() || asked.has(target)) return null;
    const token = Symbol(target);
    asked.set(target, token);
    return () => asked.get(target) === token && asked.delete(target);
  }

  function joinChair(chair: ChairId) {
    const isAnswered = begin(chair);
    if (isAnswered === null) return;
    const view = store.getState().chairs[chair];
    const canResume = !holed.has(chair) && view?.follows === 'chair';
    const after = canResume ? { epoch: view.epoch, seq: view.state.seq, cursor: view.cursor } : null;
    socket.ask('chair:join', { chair, after }, (answer) => {
      if (isAnswered()) joined(chair, answer as ChairJoined);
    });
  }

  function joined(chair: ChairId, answer: ChairJoined) {
    if (!answer.ok) {
      if (answer.error.type === 'unknown-chair') hasNone(chair);
      return;
    }
    flush();
    const view = store.getState().chairs[chair];
    if (answer.value.kind === 'snapshot') {
      holed.delete(chair);
      sparse.delete(chair);
      put(viewOfSnapshot(answer.value));
    } else if (view?.epoch !== answer.value.epoch) {
      holed.add(chair);
    } else {
      const applied = caughtUp(view, answer.value);
      if (applied.hasGap || applied.isHollow) holed.add(chair);
      put(applied.view, answer.value.events);
    }
    if (holed.has(chair)) joinChair(chair);
    else settled.add(chair);
  }

  function hasNone(chair: ChairId) {
    settled.add(chair);
    const { unknownChairs } = store.getState();
    store.setState({ unknownChairs: [...new Set([...unknownChairs, chair])] });
  }

  function put(view: ChairView, events: readonly ChairEvent[] = []) {
    show({ ...store.getState().chairs, [view.state.chair]: view }, events);
  }

  /** In one step with what these events caused: neither stands without the other. */
  function show(chairs: Readonly<Record<ChairId, ChairView>>, events: readonly ChairEvent[]) {
    const { commands } = store.getState();
    store.setState({ chairs, nowMs: nowMs(), commands: withFacts(commands, events) });
  }

  function joinOverview() {
    const isAnswered = begin('overview');
    if (isAnswered === null) return;
    socket.ask('overview:join', {}, (answer) => {
      const said = answer as OverviewJoined;
      if (!isAnswered() || !said.ok) return;
      flush();
      const views = said.value.chairs.map((one) => viewOfOverview(one, said.value.epoch));
      const own = Object.values(store.getState().chairs).filter(({ state }) => followers.has(state.chair));
      const chairs = Object.fromEntries([...views, ...own].map((view) => [view.state.chair, view]));
      store.setState({ chairs, nowMs: nowMs(), isOverviewKnown: true });
      settled.add('overview');
    });
  }

  function compare({ epoch, seqByChair }: Heartbeat) {
    for (const target of targets()) {
      if (target === 'overview') {
        if (!settled.has(target)) joinOverview();
      } else if (!settled.has(target) || holed.has(target)) {
        joinChair(target);
      }
    }
    refill();
    for (const view of followedViews()) {
      const { chair, seq } = view.state;
      if (asked.has(targetOf(chair))) continue;
      const newest = seqByChair[chair];
      const isBehind = view.epoch !== epoch || newest === undefined || newest > seq;
      if (!isBehind) behind.delete(chair);
      else if (newest === undefined || behind.has(chair)) rejoin(chair);
      else behind.add(chair);
    }
  }

  function targets(): readonly Target[] {
    return overviewFollowers > 0 ? [...followers.keys(), 'overview'] : [...followers.keys()];
  }

  function followedViews(): readonly ChairView[] {
    const views = Object.values(store.getState().chairs);
    return overviewFollowers > 0 ? views : views.filter((view) => followers.has(view.state.chair));
  }

  return {
    follow(chair) {
      const before = followers.get(chair) ?? 0;
      followers.set(chair, before + 1);
      if (before === 0) joinChair(chair);
      return () => {
        const left = (followers.get(chair) ?? 1) - 1;
        if (left > 0) return void followers.set(chair, left);
        followers.delete(chair);
        letGo(chair);
        holed.delete(chair);
        sparse.delete(chair);
        forget((view) => view.state.chair === chair && overviewFollowers === 0);
        if (socket.isConnected()) socket.ask('chair:leave', { chair }, () => undefined);
      };
    },
    followOverview() {
      overviewFollowers += 1;
      if (overviewFollowers === 1) joinOverview();
      return () => {
        overviewFollowers -= 1;
        if (overviewFollowers > 0) return;
        letGo('overview');
        forget((view) => view.follows === 'overview');
        store.setState({ isOverviewKnown: false });
        if (socket.isConnected()) socket.ask('overview:leave', {}, () => undefined);
      };
    },
    joinAll() {
      for (const chair of followers.keys()) joinChair(chair);
      if (overviewFollowers > 0) joinOverview();
    },
    flush,
    compare,
    seqByChair: () => Object.fromEntries(followedViews().map((view) => [view.state.chair, view.state.seq])),
    isUpToDate: () => socket.isConnected() && targets().every((target) => settled.has(target)),
    close: () => clearTimeout(timer),
  };

  /** An answer that is still on its way is nobody's: whoever follows again asks again. */
  function letGo(target: Target) {
    asked.delete(target);
    settled.delete(target);
  }

  /** What is no longer followed is no longer true: it must not be there when somebody comes back. */
  function forget(isOver: (view: ChairView) => boolean) {
    const kept = Object.values(store.getState().chairs).filter((view) => !isOver(view));
    store.setState({ chairs: Object.fromEntries(kept.map((view) => [view.state.chair, view])) });
  }
}
