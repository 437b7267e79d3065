import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { ChairState } from '@chairside/shared/chair/state.ts';
import { err, ok } from '@chairside/shared/result.ts';
import type { Advanced, Held, SimulationAnswer, SimulationRequest } from '@chairside/shared/simulation.ts';
import type { SimulatedClock } from '../clock/simulated-clock.ts';
import type { Cancel, Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

/**
 * Who has the session clock in hand (decision 0020). A simulator holds it and moves it step by step; when the simulator is gone,
 * or silent while time should pass, the clock goes on by itself: a gateway that stands still watches nobody.
 *
 * A `Holder` is known by identity, one a connection.
 */
export type ClockHold = {
  /** What screens are told: session seconds in one of the host's; 0 while time passes only when somebody moves it. */
  rate(): number;
  isHeldBy(holder: Holder): boolean;
  hold(holder: Holder, wish: SimulationRequest<'clock:hold'>): SimulationAnswer<Held>;
  pace(holder: Holder, wish: SimulationRequest<'clock:pace'>): SimulationAnswer<null>;
  advance(holder: Holder, wish: SimulationRequest<'clock:advance'>): Promise<SimulationAnswer<Advanced>>;
  release(holder: Holder): SimulationAnswer<null>;
  /** Its connection is gone. */
  lose(holder: Holder): void;
  /** The gateway ends: the clock stays as it is. */
  close(): void;
};

export type Holder = object;

export type HoldSurroundings = {
  readonly clock: SimulatedClock;
  readonly hostClock: Clock;
  /** How fast the clock goes until somebody holds it. */
  readonly rate: number;
  readonly intake: Intake;
  readonly chairs: Chairs;
  readonly epoch: string;
  readonly log: Log;
  /** The clock goes otherwise than before, or was set. */
  readonly onChange: (standing: Standing['type']) => void;
};

/** What comes from devices, to be taken in at a time of its own. */
export type Intake = {
  hold(): void;
  arrival(
    links: Links,
    withinMs: number,
  ): Promise<{ readonly peer: string; readonly arrived: number } | null>;
  takeIn(peers: readonly string[]): void;
  open(): void;
};
type Links = SimulationRequest<'clock:advance'>['links'];

export type Chairs = {
  states(): readonly ChairState[];
  /** Of all chairs, since the last time. */
  takeHappened(): readonly ChairEvent[];
  /** Something is known of a chair: setting the clock back would put it into the future. */
  hasHistory(): boolean;
  /** The clock was set: nothing was watched before now. */
  watchFromNow(): void;
};

type Standing =
  | { readonly type: 'free'; readonly rate: number }
  | { readonly type: 'held'; readonly by: Holder; readonly pace: number | null };

const bytesWithinMs = 10_000;
const silentAfterMs = 3_000;

export function createClockHold(surroundings: HoldSurroundings): ClockHold {
  const { clock, hostClock, intake, chairs, epoch, log, onChange } = surroundings;
  let standing: Standing = { type: 'free', rate: surroundings.rate };
  let isClosed = false;
  let stopListening: Cancel = () => undefined;

  function isHeldBy(holder: Holder): boolean {
    return standing.type === 'held' && standing.by === holder;
  }

  function holdAt(by: Holder, pace: number | null): void {
    standing = { type: 'held', by, pace };
    expectMore();
    onChange('held');
  }

  /** A pause may last for ever, and so may what goes as fast as it can; at a pace somebody looks and waits. */
  function expectMore(): void {
    stopListening();
    if (standing.type !== 'held' || standing.pace === null || standing.pace === 0) return;
    stopListening = hostClock.at(hostClock.now() + silentAfterMs, () => goOn('silent'));
  }

  function letGo(): void {
    if (standing.type === 'free') return;
    stopListening();
    const { pace } = standing;
    const rate = pace === null || pace === 0 ? 1 : pace;
    standing = { type: 'free', rate };
    clock.release(rate);
    intake.open();
    onChange('free');
  }

  function goOn(why: 'silent' | 'disconnected'): void {
    if (isClosed) return;
    log.warn('simulator-lost', { why, sessionNowMs: clock.now() });
    letGo();
  }

  return {
    rate: () => (standing.type === 'free' ? standing.rate : (standing.pace ?? 0)),
    isHeldBy,
    hold(holder, { pace, startAtMs }) {
      if (standing.type === 'held' && standing.by !== holder) return err({ type: 'held-by-another' });
      if (startAtMs !== undefined && chairs.hasHistory()) return err({ type: 'history-exists' });
      clock.hold();
      intake.hold();
      if (startAtMs !== undefined) {
        clock.setTo(startAtMs);
        chairs.watchFromNow();
      }
      chairs.takeHappened();
      holdAt(holder, pace);
      return ok({ sessionNowMs: clock.now(), epoch, chairs: chairs.states() });
    },
    pace(holder, { pace }) {
      if (!isHeldBy(holder)) return err({ type: 'not-held' });
      holdAt(holder, pace);
      return ok(null);
    },
    async advance(holder, { toMs, links }) {
      if (!isHeldBy(holder)) return err({ type: 'not-held' });
      if (toMs < clock.now()) return err({ type: 'backwards', nowMs: clock.now() });
      stopListening();
      const missing = await intake.arrival(links, bytesWithinMs);
      if (!isHeldBy(holder)) return err({ type: 'not-held' });
      expectMore();
      if (missing !== null) return err({ type: 'bytes-missing', ...missing });
      clock.moveTo(toMs, () => intake.takeIn(links.map(({ peer }) => peer)));
      return ok({ sessionNowMs: toMs, events: chairs.takeHappened() });
    },
    release(holder) {
      if (!isHeldBy(holder)) return err({ type: 'not-held' });
      letGo();
      return ok(null);
    },
    lose(holder) {
      if (isHeldBy(holder)) goOn('disconnected');
    },
    close() {
      isClosed = true;
      stopListening();
    },
  };
}
