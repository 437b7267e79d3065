import type { ChairEvent } from '../chair/events.ts';
import { nearestLimit, type ResolvedLimit } from './limits.ts';
import type { LimitEntry } from './log-entry.ts';
import { ruleParameters } from './preset.ts';

/** What a change of limits changed: one entry for each side and priority where the nearest limit is another now. */
export function limitEntries(
  { seq, atMs, actor: by, body }: Extract<ChairEvent, { type: 'limits-set' }>,
  before: readonly ResolvedLimit[] | null,
): readonly LimitEntry[] {
  if (before === null) return [];
  const { cause, limits } = body;
  const reason = cause.kind === 'person' ? cause.reason : null;
  return sides.flatMap((side) => {
    const [from, to] = [valueOf(before, side), valueOf(limits, side)];
    if (from === to) return [];
    return [{ kind: 'limit' as const, seq, atMs, by, ...side, from, to, cause: cause.kind, reason }];
  });
}

type Side = Pick<LimitEntry, 'parameter' | 'direction' | 'priority'>;

const sides: readonly Side[] = ruleParameters.flatMap((parameter) =>
  (['low', 'high'] as const).flatMap((direction) =>
    (['high', 'medium'] as const).map((priority) => ({ parameter, direction, priority })),
  ),
);

function valueOf(limits: readonly ResolvedLimit[], { parameter, direction, priority }: Side): number | null {
  const own = limits.filter((limit) => limit.priority === priority);
  return nearestLimit(own, parameter, direction)?.value ?? null;
}
