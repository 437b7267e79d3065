import type { Phase } from '../chair/state.ts';
import type { UnavailableReason } from '../vitals/reading.ts';

/**
 * How much of a session the devices saw (SE24): minutes with valid SpO2, what was missing and why, and what became of the
 * cuff's programme. The span is from the first start to the closing, or until now; null where nothing was started.
 */
export type Coverage = {
  readonly span: Stretch | null;
  readonly spo2: Spo2Coverage;
  readonly nibp: NibpCoverage;
};

/** From, up to but without to; epoch milliseconds. */
export type Stretch = { readonly fromMs: number; readonly toMs: number };

export type Spo2Coverage = {
  readonly spanMs: number;
  readonly validMs: number;
  readonly byPhase: Readonly<Partial<Record<Phase, { readonly spanMs: number; readonly validMs: number }>>>;
  /** Together with what is valid they are the span; none overlap, neighbours have different causes. */
  readonly gaps: readonly Gap[];
};

export type Gap = Stretch & { readonly cause: GapCause };

/**
 * off-monitor             the patient was away, and somebody said so
 * monitoring-interrupted  the gateway did not run, or did not record
 * silence                 no device said anything
 * else                    why, as the device said
 */
export type GapCause = 'off-monitor' | 'monitoring-interrupted' | 'silence' | UnavailableReason;

export type NibpCoverage = {
  /** How many slots of the programme came due within the span. */
  readonly planned: number;
  readonly done: number;
  readonly typed: number;
  readonly failed: number;
  readonly missed: number;
  readonly slots: readonly NibpSlot[];
};

/**
 * done    the cuff gave a pressure for it
 * typed   the cuff did not, a person measured and typed
 * failed  the cuff was tried and gave none
 * missed  nothing was tried by the time of the next one
 * due     none of it so far, in a session that goes on
 */
export type NibpSlot = {
  readonly atMs: number;
  readonly became: 'done' | 'typed' | 'failed' | 'missed' | 'due';
};
