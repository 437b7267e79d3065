import { setTimeout as wait } from 'node:timers/promises';

/**
 * The host's time, for whoever waits for the world: pacing, back-off, reports of progress. Nothing that decides what a patient, a
 * device or a fault does may know it (SI2); the lint sees to that, and lets only this file and the ports of `links` at it.
 */
export function monotonicMs(): number {
  return performance.now();
}

/** Epoch milliseconds, for where a virtual clock shall begin. */
export function wallNowMs(): number {
  return Date.now();
}

/** Ends early, and quietly, when aborted. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (ms <= 0) return;
  await wait(ms, undefined, signal === undefined ? {} : { signal }).catch(passAbort);
}

function passAbort(problem: unknown): void {
  if (!(problem instanceof Error && problem.name === 'AbortError')) throw problem;
}

/** Again and again until stopped; does not keep the process alive. */
export function every(ms: number, action: () => void): () => void {
  const timer = setInterval(action, ms);
  timer.unref();
  return () => clearInterval(timer);
}

/** Lets everything else that waits have its turn. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
