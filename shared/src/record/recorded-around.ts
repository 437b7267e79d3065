import type { Actor } from '../chair/events.ts';
import type { Departure, OffMonitor } from '../chair/state.ts';

/** What happens around the infusion, as the record of a session holds it: off the monitor, on the way out, ready to go. */

export type OffMonitorSpan = Omit<OffMonitor, 'sinceMs'> & {
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly by: Actor;
  readonly endedBecause: 'signal' | 'person' | null;
};

export type RecordedDeparture = Departure & {
  readonly seq: number;
  readonly by: Actor;
  readonly withdrawnAtMs: number | null;
};

export type RecordedEvacuation = {
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly pumpSeenStopped: { readonly atMs: number; readonly by: Actor } | null;
};

export type RecordedReadiness = {
  /** "Ready at" (SE21) as it stands; null where it was not recorded, or taken back. */
  readonly ready: {
    readonly atMs: number;
    readonly by: Actor;
    readonly unmet: readonly string[];
    readonly reason: string | null;
  } | null;
  /** "Left at". */
  readonly leftAtMs: number | null;
  /** Every release of a discharge with criteria unmet (SE22); the last one counts. */
  readonly releases: readonly {
    readonly seq: number;
    readonly atMs: number;
    readonly by: Actor;
    readonly unmet: readonly string[];
    readonly reason: string;
  }[];
};
