import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { Frame } from '@chairside/shared/wire.ts';
import { sessionNow } from './clock.ts';
import type { HostClock } from './host-clock.ts';
import type { LiveState, LiveStore } from './store.ts';

/**
 * How long alarms took (AL33): from the gateway's signal to this screen's store, and the part of it the screen took itself.
 * In host time, whatever the session clock's rate. The screen's idea of the gateway's clock is late by the quickest message
 * so far, so that much is missing: about the time the cable takes.
 *
 * What comes with a join is not measured: it waited for a link, and a lost link has its own sign.
 */
export type AlarmLatency = {
  /** `takeIn` puts the frame into the store, at once where it holds events. */
  measure(frame: Frame, takeIn: () => void): void;
};

const latenciesKept = 100;

export function createAlarmLatency({
  store,
  host,
}: {
  readonly store: LiveStore;
  readonly host: HostClock;
}): AlarmLatency {
  const seqOf = (chair: ChairId) => store.getState().chairs[chair]?.state.seq ?? 0;

  function note(signalledAtMs: readonly number[], arrivedAtHostMs: number): void {
    const { clock, alarmLatenciesMs, alarmTakingInMs } = store.getState();
    // Where the session clock stands, by how much it is late is not known.
    if (clock === null || clock.rate === 0) return;
    const hostMs = host.nowMs();
    const nowMs = sessionNow(clock, hostMs);
    const latencies = signalledAtMs.map((atMs) => Math.max(0, (nowMs - atMs) / clock.rate));
    const takingIn = signalledAtMs.map(() => hostMs - arrivedAtHostMs);
    store.setState({
      alarmLatenciesMs: [...alarmLatenciesMs, ...latencies].slice(-latenciesKept),
      alarmTakingInMs: [...alarmTakingInMs, ...takingIn].slice(-latenciesKept),
    });
  }

  return {
    measure(frame, takeIn) {
      const arrivedAtHostMs = host.nowMs();
      const seqBefore = seqOf(frame.chair);
      takeIn();
      const seqNow = seqOf(frame.chair);
      const news = (frame.events ?? []).filter(({ seq }) => seq > seqBefore && seq <= seqNow);
      const signalledAtMs = news.flatMap(signalAtMsOf);
      if (signalledAtMs.length > 0) note(signalledAtMs, arrivedAtHostMs);
    },
  };
}

function signalAtMsOf(event: ChairEvent): readonly number[] {
  if (event.type !== 'alarm-began' && event.type !== 'alarm-raised') return [];
  return Number.isFinite(event.body.signalAtMs) ? [event.body.signalAtMs] : [];
}

/** The slowest but one of a hundred: the smallest that 99 of a hundred do not exceed; null when none was measured. */
export function p99Of(latenciesMs: readonly number[]): number | null {
  const ascending = latenciesMs.toSorted((one, other) => one - other);
  return ascending[Math.ceil(ascending.length * 0.99) - 1] ?? null;
}

export const selectNewestAlarmLatencyMs = (live: LiveState) => live.alarmLatenciesMs.at(-1) ?? null;
export const selectAlarmLatencyP99Ms = (live: LiveState) => p99Of(live.alarmLatenciesMs);
export const selectAlarmTakingInP99Ms = (live: LiveState) => p99Of(live.alarmTakingInMs);
