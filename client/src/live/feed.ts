import type { ChairId } from '@chairside/shared/ids.ts';
import type { ChairJoined, Frame, Heartbeat, OverviewJoined } from '@chairside/shared/wire.ts';
import { heardFrame, type HeardFrame } from './lenient.ts';
import { caughtUp, viewOfOverview, viewOfSnapshot, withFrame, type ChairView } from './chair-view.ts';
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
  /** The gateway is ahead of the screen twice in a row: something was lost. */
  compare(heartbeat: Heartbeat): void;
  seqByChair(): Record<string, number>;
  /** Every join that was asked for has been answered. */
  isUpToDate(): boolean;
  close(): void;
};

/** Readings wait this long for others; events never wait. In fast simulation they would age too much meanwhile. */
const batchHostMs = 200;

export function createFeed(socket: SocketPort, store: LiveStore): Feed {
  const followers = new Map<ChairId, number>();
  const joining = new Set<ChairId | 'overview'>();
  const behind = new Set<ChairId>();
  let overviewFollowers = 0;
  let waiting: HeardFrame[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  socket.onDisconnect(() => joining.clear());
  socket.on('chair:frame', take);
  socket.on('overview:readings', (chairs) => {
    waiting.push(...chairs.map((one) => heardFrame({ ...one, coalesced: true })));
  });
  socket.on('chair:recorded', ({ chair, seq, cursor }) =>
    change(chair, (view) => ({ ...view, recorded: { seq, cursor } })),
  );
  socket.on('chair:devices', ({ chair, devices }) => change(chair, (view) => ({ ...view, devices })));

  function take(frame: Frame) {
    waiting.push(heardFrame(frame));
    if (frame.events !== undefined && frame.events.length > 0) flush();
    else if (followers.has(frame.chair)) timer ??= setTimeout(flush, batchMs());
  }

  function batchMs(): number {
    return batchHostMs / (store.getState().clock?.rate ?? 1);
  }

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const frames = waiting;
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
    store.setState({ chairs });
    for (const chair of incomplete) rejoin(chair);
  }

  function change(chair: ChairId, next: (view: ChairView) => ChairView) {
    flush();
    const { chairs } = store.getState();
    const view = chairs[chair];
    if (view !== undefined) store.setState({ chairs: { ...chairs, [chair]: next(view) } });
  }

  function rejoin(chair: ChairId) {
    behind.delete(chair);
    if (followers.has(chair)) joinChair(chair, true);
    else joinOverview();
  }

  function joinChair(chair: ChairId, mustReplace: boolean) {
    if (!socket.isConnected() || joining.has(chair)) return;
    joining.add(chair);
    const view = store.getState().chairs[chair];
    const canResume = !mustReplace && view?.follows === 'chair';
    const after = canResume ? { epoch: view.epoch, seq: view.state.seq, cursor: view.cursor } : null;
    socket.ask('chair:join', { chair, after }, (answer) => {
      joining.delete(chair);
      joined(chair, answer as ChairJoined);
    });
  }

  function joined(chair: ChairId, answer: ChairJoined) {
    if (!answer.ok) {
      const { unknownChairs } = store.getState();
      if (answer.error.type === 'unknown-chair')
        store.setState({ unknownChairs: [...new Set([...unknownChairs, chair])] });
      return;
    }
    flush();
    const view = store.getState().chairs[chair];
    if (answer.value.kind === 'snapshot') {
      put(viewOfSnapshot(answer.value));
    } else if (view?.epoch !== answer.value.epoch) {
      joinChair(chair, true);
    } else {
      const applied = caughtUp(view, answer.value);
      put(applied.view);
      if (applied.hasGap || applied.isHollow) joinChair(chair, true);
    }
  }

  function put(view: ChairView) {
    const { chairs } = store.getState();
    store.setState({ chairs: { ...chairs, [view.state.chair]: view } });
  }

  function joinOverview() {
    if (!socket.isConnected() || joining.has('overview')) return;
    joining.add('overview');
    socket.ask('overview:join', {}, (answer) => {
      joining.delete('overview');
      const said = answer as OverviewJoined;
      if (!said.ok) return;
      flush();
      const { epoch } = said.value;
      const chairs = { ...store.getState().chairs };
      for (const one of said.value.chairs) {
        if (!followers.has(one.state.chair)) chairs[one.state.chair] = viewOfOverview(one, epoch);
      }
      store.setState({ chairs, isOverviewKnown: true });
    });
  }

  function compare({ epoch, seqByChair }: Heartbeat) {
    for (const view of followedViews()) {
      const { chair, seq } = view.state;
      const isBehind = view.epoch !== epoch || (seqByChair[chair] ?? 0) > seq;
      if (!isBehind) behind.delete(chair);
      else if (behind.has(chair)) rejoin(chair);
      else behind.add(chair);
    }
  }

  function followedViews(): readonly ChairView[] {
    const views = Object.values(store.getState().chairs);
    return overviewFollowers > 0 ? views : views.filter((view) => followers.has(view.state.chair));
  }

  return {
    follow(chair) {
      const before = followers.get(chair) ?? 0;
      followers.set(chair, before + 1);
      if (before === 0) joinChair(chair, false);
      return () => {
        const left = (followers.get(chair) ?? 1) - 1;
        if (left > 0) return void followers.set(chair, left);
        followers.delete(chair);
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
        forget((view) => view.follows === 'overview');
        store.setState({ isOverviewKnown: false });
        if (socket.isConnected()) socket.ask('overview:leave', {}, () => undefined);
      };
    },
    joinAll() {
      for (const chair of followers.keys()) joinChair(chair, false);
      if (overviewFollowers > 0) joinOverview();
    },
    flush,
    compare,
    seqByChair: () => Object.fromEntries(followedViews().map((view) => [view.state.chair, view.state.seq])),
    isUpToDate: () => socket.isConnected() && joining.size === 0,
    close: () => clearTimeout(timer),
  };

  /** What is no longer followed is no longer true: it must not be there when somebody comes back. */
  function forget(isOver: (view: ChairView) => boolean) {
    const kept = Object.values(store.getState().chairs).filter((view) => !isOver(view));
    store.setState({ chairs: Object.fromEntries(kept.map((view) => [view.state.chair, view])) });
  }
}
