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
  /** Nobody holds it any more. */
  readonly onFree: () => void;
  /** The clock goes at another rate than before, or was set. */
  readonly onChange: () => void;
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
  /** Of all chairs, since the last time; null where that is more than is kept. */
  takeHappened(): readonly ChairEvent[] | null;
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
/** All that is due on the way happens in one turn of the loop, in which nobody else is heard. */
const longestStepMs = 24 * 60 * 60_000;

export function createClockHold(surroundings: HoldSurroundings): ClockHold {
  const { clock, hostClock, intake, chairs, epoch, log, onFree, onChange } = surroundings;
  let standing: Standing = { type: 'free', rate: surroundings.rate };
  let isClosed = false;
  let stopListening: Cancel = () => undefined;

  function isHeldBy(holder: Holder): boolean {
    return !isClosed && standing.type === 'held' && standing.by === holder;
  }

  function rate(): number {
    return standing.type === 'free' ? standing.rate : (standing.pace ?? 0);
  }

  function stand(next: Standing): void {
    const before = rate();
    standing = next;
    expectMore();
    if (rate() !== before) onChange();
  }

  /** A pause may last for ever, and so may what goes as fast as it can; at a pace somebody looks and waits. */
  function expectMore(): void {
    stopListening();
    if (standing.type !== 'held' || standing.pace === null || standing.pace === 0) return;
    stopListening = hostClock.at(hostClock.now() + silentAfterMs, () => goOn('silent'));
  }

  function letGo(): void {
    if (standing.type === 'free') return;
    const { pace } = standing;
    const next = pace === null || pace === 0 ? 1 : pace;
    clock.release(next);
    stand({ type: 'free', rate: next });
    intake.open();
    onFree();
  }

  function goOn(why: 'silent' | 'disconnected' | 'bytes-missing' | 'too-much-happened'): void {
    log.warn('simulator-lost', { why, sessionNowMs: clock.now() });
    letGo();
  }

  return {
    rate,
    isHeldBy,
    hold(holder, { pace, startAtMs }) {
      if (isClosed) return err({ type: 'not-held' });
      if (standing.type === 'held' && standing.by !== holder) return err({ type: 'held-by-another' });
      if (startAtMs !== undefined && chairs.hasHistory()) return err({ type: 'history-exists' });
      clock.hold();
      intake.hold();
      if (startAtMs !== undefined) {
        clock.setTo(startAtMs);
        chairs.watchFromNow();
      }
      chairs.takeHappened();
      stand({ type: 'held', by: holder, pace });
      if (startAtMs !== undefined) onChange();
      return ok({ sessionNowMs: clock.now(), epoch, chairs: chairs.states() });
    },
    pace(holder, { pace }) {
      if (!isHeldBy(holder)) return err({ type: 'not-held' });
      stand({ type: 'held', by: holder, pace });
      return ok(null);
    },
    async advance(holder, { toMs, links }) {
      if (!isHeldBy(holder)) return err({ type: 'not-held' });
      // Refused, it is no sign of life: time would stand while screens are told that it goes.
      const nowMs = clock.now();
      if (toMs < nowMs) return err({ type: 'backwards', nowMs });
      if (toMs - nowMs > longestStepMs) return err({ type: 'too-far', nowMs });
      stopListening();
      const missing = await intake.arrival(links, bytesWithinMs);
      // The gateway may have ended meanwhile, and hung up on those whose bytes were waited for.
      if (!isHeldBy(holder)) return err({ type: 'not-held' });
      if (missing !== null) {
        if (rate() > 0) goOn('bytes-missing');
        return err({ type: 'bytes-missing', ...missing });
      }
      expectMore();
      clock.moveTo(toMs, () => intake.takeIn(links.map(({ peer }) => peer)));
      const events = chairs.takeHappened();
      if (events !== null) return ok({ sessionNowMs: toMs, events });
      goOn('too-much-happened');
      return err({ type: 'not-held' });
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
