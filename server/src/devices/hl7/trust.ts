import type { UnavailableReason } from '@chairside/shared/vitals/reading.ts';

/**
 * How far a row can be trusted by its own word: OBX-8 (IHE PCD TF-2, measurement status) and OBX-11 (HL7 table 0085).
 *
 * refused      says something about itself that nobody here knows: the row is rejected
 */
export type Trust =
  | { readonly type: 'usable' }
  | { readonly type: 'doubtful' }
  | { readonly type: 'unavailable'; readonly reason: UnavailableReason }
  | { readonly type: 'refused' };

/** What outweighs what when OBX-8 repeats: the first found decides. */
const unavailableByFlag: readonly (readonly [string, UnavailableReason])[] = [
  ['TEST', 'test'],
  ['DEMO', 'test'],
  ['INV', 'invalid'],
  ['OFF', 'probe-off'],
  ['NAV', 'no-value'],
  ['BUSY', 'measuring'],
];

/** Early estimates and values from a device being calibrated are numbers, but not to be relied on. */
const doubtfulFlags: ReadonlySet<string> = new Set(['QUES', 'EARLY', 'CAL']);

const trustByStatus: ReadonlyMap<string, Trust> = new Map<string, Trust>([
  ['R', { type: 'usable' }],
  ['F', { type: 'usable' }],
  // A correction is the better number for its time.
  ['C', { type: 'usable' }],
  // Preliminary and partial: a number the device may still change.
  ['P', { type: 'doubtful' }],
  // It has to be there; a device that leaves it out has not said that this is a result.
  ['', { type: 'doubtful' }],
  ['S', { type: 'doubtful' }],
  ['I', { type: 'unavailable', reason: 'measuring' }],
  // Taken back, or posted to the wrong patient.
  ['D', { type: 'unavailable', reason: 'invalid' }],
  ['W', { type: 'unavailable', reason: 'invalid' }],
  // A change of status, an order, or nothing to be had: no result, whatever stands in OBX-5.
  ['U', { type: 'unavailable', reason: 'no-value' }],
  ['O', { type: 'unavailable', reason: 'no-value' }],
  ['N', { type: 'unavailable', reason: 'no-value' }],
  ['X', { type: 'unavailable', reason: 'no-value' }],
]);

/** Flags that say nothing about trust (alarm limits, alarm priorities, HL7's own N, H, L) change nothing. */
export function trustOf(flags: readonly string[], status: string): Trust {
  const found = unavailableByFlag.find(([flag]) => flags.includes(flag));
  if (found !== undefined) return { type: 'unavailable', reason: found[1] };
  const trust = trustByStatus.get(status) ?? { type: 'refused' };
  return trust.type === 'usable' && flags.some((flag) => doubtfulFlags.has(flag))
    ? { type: 'doubtful' }
    : trust;
}
