import type { Sound } from '@chairside/shared/alarms/bursts.ts';
import type { AudioPort } from './audio-port.ts';

/** An output whose clock a test moves. It keeps what it was told to play, and how that ended. */
export type FakeAudio = AudioPort & {
  /** Everything ever played, in the order of the calls; `endMs` as it will be heard. */
  readonly played: readonly Played[];
  readonly probes: number;
  /** The audio clock, and nothing else, goes on. Not while it does not run. */
  advance(ms: number): void;
  setRunning(isRunning: boolean): void;
  /** The browser plays again, the next time it is asked to. */
  allowResume(): void;
  /** Nothing arrives at the output any more, though the clock goes on. */
  setDeaf(isDeaf: boolean): void;
  changeOutput(): void;
};

export type Played = { readonly sound: Sound; readonly startMs: number; readonly endMs: number };

export function createFakeAudio({ isRunning = true }: { readonly isRunning?: boolean } = {}): FakeAudio {
  const played: { sound: Sound; startMs: number; endMs: number }[] = [];
  const runningListeners = new Set<() => void>();
  const outputListeners = new Set<() => void>();
  let nowMs = 0;
  let running = isRunning;
  let mayResume = isRunning;
  let isDeaf = false;
  let probes = 0;
  let probeUntilMs = 0;

  return {
    played,
    get probes() {
      return probes;
    },
    advance(ms) {
      if (running) nowMs += ms;
    },
    setRunning(next) {
      running = next;
      mayResume = next;
      for (const listener of runningListeners) listener();
    },
    allowResume() {
      mayResume = true;
    },
    setDeaf(next) {
      isDeaf = next;
    },
    changeOutput() {
      for (const listener of outputListeners) listener();
    },
    nowMs: () => nowMs,
    isRunning: () => running,
    resume() {
      running = mayResume;
      return Promise.resolve(running);
    },
    play(sound, atMs) {
      const startMs = Math.max(nowMs, atMs);
      const last = sound.tones.at(-1);
      const one = { sound, startMs, endMs: startMs + (last?.onsetMs ?? 0) + sound.lengthMs };
      played.push(one);
      const endAt = (endMs: number) => {
        one.endMs = Math.max(one.startMs, Math.min(one.endMs, endMs));
      };
      return { endAt, cut: () => endAt(nowMs + 15) };
    },
    probe(forMs) {
      probes += 1;
      probeUntilMs = nowMs + forMs;
    },
    isOutputAlive: () =>
      !isDeaf &&
      (nowMs < probeUntilMs || played.some(({ startMs, endMs }) => startMs <= nowMs && nowMs < endMs)),
    heardAtHostMs: (atMs) => performance.now() + atMs - nowMs,
    onRunningChange: (listener) => listenIn(runningListeners, listener),
    onOutputChange: (listener) => listenIn(outputListeners, listener),
  };
}

function listenIn(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
