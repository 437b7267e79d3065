import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { PanelDone, WireRefusal } from '@chairside/shared/wire.ts';

/**
 * What became of something the simulator was told.
 *
 * pending  told, not answered
 * done     the simulator did it
 * wrong    not done: the simulator, or this screen, says what is wrong in sentences
 * refused  not done: it never got as far as the simulator
 * unknown  no answer came; it may have been done
 */
export type PanelOutcome =
  | { readonly type: 'pending' }
  | { readonly type: 'done' }
  | { readonly type: 'wrong'; readonly problems: readonly string[] }
  | { readonly type: 'refused'; readonly why: Refusal | WireRefusal }
  | { readonly type: 'unknown' };

export function panelOutcome(answer: PanelDone | null): PanelOutcome {
  if (answer === null) return { type: 'unknown' };
  if (!answer.ok) return { type: 'refused', why: answer.error };
  return answer.value.ok ? { type: 'done' } : { type: 'wrong', problems: answer.value.problems };
}
