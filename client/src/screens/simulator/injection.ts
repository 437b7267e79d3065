import type { ChairId } from '@chairside/shared/ids.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { PanelCommand } from '@chairside/shared/simulation.ts';
import { durationIn, durationWritten } from './durations.ts';
import { paramsIn } from './given-params.ts';
import type { HeardVerb } from './heard-panel.ts';

/** What was typed beside the button. */
export type Typed = { readonly forHowLong: string; readonly params: string };

export type Mistake =
  { readonly type: 'not-a-duration' } | { readonly type: 'not-params'; readonly part: string };

/** What stands in the field of a duration before anybody typed: the usual one; empty where a verb goes on until it is ended. */
export function usualTyped({ usualMs }: HeardVerb): string {
  return usualMs === null ? '' : durationWritten(usualMs);
}

/** The button, and where it stands. */
export type Pressed = { readonly chair: ChairId; readonly target: string; readonly verb: HeardVerb };

export function injectionOf({ chair, target, verb }: Pressed, typed: Typed): Result<PanelCommand, Mistake> {
  const params = paramsIn(typed.params);
  if (!params.ok) return err({ type: 'not-params', part: params.error });
  const isUsual = verb.kind === 'instant' || ['', usualTyped(verb)].includes(typed.forHowLong.trim());
  const forMs = isUsual ? null : durationIn(typed.forHowLong);
  if (forMs === null && !isUsual) return err({ type: 'not-a-duration' });
  return ok({
    type: 'inject',
    chair,
    target,
    verb: verb.verb,
    params: params.value,
    forMs,
  });
}
