/**
 * Two clocks (decision 0003). The *session clock* times phases, alarm delays, staleness and the cuff programme, and may run
 * faster in simulation; the *host clock* times heartbeats, disk, TCP and sign-in, and never does.
 */
export interface Clock {
  /** Epoch milliseconds; never steps backwards within a run. */
  now(): number;
  /** Runs `action` once `now()` has reached `atMs`; at once, but not within this call, when it already has. */
  at(atMs: number, action: () => void): Cancel;
}

export type Cancel = () => void;
