import { isActive, type Span, type Spanned } from '../verbs.ts';
import { isOver } from './device-deeds.ts';
import type { CuffDeed, OximeterDeed } from './device-verbs.ts';

/**
 * A device's own clock (simulator reference §4.3): right until something is done to it, then running on from there. One for
 * oximeter and cuff.
 */
export type DeviceClock = {
  begin(deed: ClockDeed, span: Span): void;
  end(spanId: string, atMs: number): void;
  /** What it shows at that instant of the true one, epoch milliseconds; null where it gives no time. */
  at(atMs: number): number | null;
};

export type ClockDeed = Extract<OximeterDeed, { verb: `clock_${string}` }>;

export function isClockDeed(deed: OximeterDeed | CuffDeed): deed is ClockDeed {
  return deed.verb.startsWith('clock_');
}

/** It showed `deviceMs` when it was `trueMs`, and has run since at its rate, or stands. */
type Running = {
  readonly trueMs: number;
  readonly deviceMs: number;
  readonly driftPpm: number;
  /** So many things hold it still. */
  readonly stops: number;
};

type Change = { readonly atMs: number; readonly apply: (clock: Running) => Running };

const rightClock: Running = { trueMs: 0, deviceMs: 0, driftPpm: 0, stops: 0 };

export function createDeviceClock(): DeviceClock {
  // Never forgotten: what was done to a clock stays.
  let done: readonly Spanned<ClockDeed>[] = [];
  return {
    begin(deed, span) {
      done = [...done, { deed, span }];
    },
    end(spanId, atMs) {
      done = done.map((one) =>
        one.span.id === spanId && !isOver(one.span, atMs)
          ? { ...one, span: { ...one.span, untilMs: atMs } }
          : one,
      );
    },
    at(atMs) {
      const changes = done
        .flatMap(changesOf)
        .filter((change) => change.atMs <= atMs)
        .toSorted((a, b) => a.atMs - b.atMs);
      const clock = changes.reduce(
        (running, change) => change.apply(movedTo(running, change.atMs)),
        rightClock,
      );
      return done.some((one) => givesNoTime(one, atMs)) ? null : Math.round(movedTo(clock, atMs).deviceMs);
    },
  };
}

function movedTo(clock: Running, trueMs: number): Running {
  const rate = clock.stops > 0 ? 0 : 1 + clock.driftPpm * 1e-6;
  return { ...clock, trueMs, deviceMs: clock.deviceMs + (trueMs - clock.trueMs) * rate };
}

function changesOf({ deed, span }: Spanned<ClockDeed>): readonly Change[] {
  const once = (apply: Change['apply']): readonly Change[] => [{ atMs: span.fromMs, apply }];
  switch (deed.verb) {
    case 'clock_offset':
      return once((clock) => ({ ...clock, deviceMs: clock.trueMs + deed.params.by }));
    case 'clock_step':
      return once((clock) => ({ ...clock, deviceMs: clock.deviceMs + deed.params.by }));
    case 'clock_drift':
      return once((clock) => ({ ...clock, driftPpm: deed.params.rate }));
    case 'clock_reset':
      return once((clock) => ({ ...clock, deviceMs: Date.UTC(deed.params.year, 0, 1) }));
    case 'clock_frozen': {
      // Ended before it began.
      if (isOver(span, span.fromMs)) return [];
      const begun = once((clock) => ({ ...clock, stops: clock.stops + 1 }));
      if (span.untilMs === null) return begun;
      return [...begun, { atMs: span.untilMs, apply: (clock) => ({ ...clock, stops: clock.stops - 1 }) }];
    }
    case 'clock_none':
      return [];
  }
}

function givesNoTime({ deed, span }: Spanned<ClockDeed>, atMs: number): boolean {
  return deed.verb === 'clock_none' && isActive(span, atMs);
}
