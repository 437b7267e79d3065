import type { nibpAskedBecause, Pressure } from './alarm-events.ts';

export type Pressures = Readonly<Record<Pressure, number | null>>;

/** What the cuff has given in this session, and what is wanted of it. */
export type NibpState = {
  readonly last:
    | (Pressures & { readonly key: string; readonly doubtful: readonly Pressure[]; readonly atMs: number })
    | null;
  /** What was measured last of each pressure; one measurement may give some of them only. */
  readonly lastKnown: Pressures;
  /** Since the last measurement that gave a pressure. */
  readonly failuresInRow: number;
  readonly lastFailure: {
    readonly key: string;
    readonly deviceId: string;
    readonly reason: string;
    readonly atMs: number;
  } | null;
  /** Beyond the programme; the earliest counts. Gone with the next attempt. */
  readonly asked: { readonly dueAtMs: number; readonly because: (typeof nibpAskedBecause)[number] } | null;
  /** When slots of the programme were missed, the newest few. */
  readonly missedAtMs: readonly number[];
  readonly confirmations: readonly Confirmation[];
  /** Confirm rows whose repeat has agreed, and that stand, with the value that asked for it. */
  readonly confirmed: readonly { readonly rule: string; readonly value: number }[];
};

/** A confirm row that waits for its repeat (AL8). */
export type Confirmation = {
  readonly rule: string;
  readonly key: string;
  readonly value: number;
  readonly firstAtMs: number;
  readonly failures: number;
};

export const noNibp: NibpState = {
  last: null,
  lastKnown: { systolicMmHg: null, diastolicMmHg: null, meanMmHg: null },
  failuresInRow: 0,
  lastFailure: null,
  asked: null,
  missedAtMs: [],
  confirmations: [],
  confirmed: [],
};

export const missedSlotsKept = 20;
