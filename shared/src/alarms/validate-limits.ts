import { parameters, type Range } from '../vitals/parameters.ts';
import type { RuleParameter } from './preset.ts';
import type { PresetGiven, RuleGiven } from './preset-given.ts';

/** The limits of a preset that is being judged: each row's number, and where it lies among the others. */

export type Side = { readonly parameter: RuleParameter | null; readonly direction: 'low' | 'high' | null };
export type Placed = { readonly id: string; readonly value: number };

/** Both ends belong to it; a sedation score goes from 0 to 5. */
export function possibleRange(parameter: RuleParameter): Range {
  return parameter === 'moaasScore' ? { min: 0, max: 5 } : parameters[parameter].possible;
}

export function placed(
  preset: PresetGiven,
  where: Side & { readonly priority?: 'high' | 'medium' },
): readonly Placed[] {
  return preset.rules.flatMap((rule) => {
    if (!isSameSide(rule, where) || (where.priority ?? rule.priority) !== rule.priority) return [];
    const value = limitOf(rule, preset);
    return value === null ? [] : [{ id: rule.id, value }];
  });
}

/** The number a row stands for before there is a baseline: of a relative limit the least it can be. */
export function limitOf({ limit, parameter, direction }: RuleGiven, preset: PresetGiven): number | null {
  switch (limit?.kind) {
    case undefined:
      return null;
    case 'absolute':
      return limit.value;
    case 'above-baseline':
      return limit.atLeast;
    case 'below-medium': {
      const medium = preset.rules.find(
        (rule) => isSameSide(rule, { parameter, direction }) && rule.priority === 'medium',
      )?.limit;
      return medium?.kind === 'absolute' ? medium.value - limit.by : null;
    }
  }
}

/** The limit of the other side that is reached first on the way there. */
export function nearestOpposite(
  preset: PresetGiven,
  { parameter, direction }: { readonly parameter: RuleParameter; readonly direction: 'low' | 'high' },
): Placed | null {
  return direction === 'low'
    ? lowest(placed(preset, { parameter, direction: 'high' }))
    : highest(placed(preset, { parameter, direction: 'low' }));
}

export function side({ parameter, direction }: Side): Side {
  return { parameter, direction };
}

export function isSameSide(one: Side, other: Side): boolean {
  return one.parameter !== null && one.parameter === other.parameter && one.direction === other.direction;
}

/** Further from the normal. */
export function isBeyond(direction: 'low' | 'high', value: number, than: number): boolean {
  return direction === 'low' ? value < than : value > than;
}

export function lowest(rows: readonly Placed[]): Placed | null {
  return rows.reduce<Placed | null>(
    (least, one) => (least === null || one.value < least.value ? one : least),
    null,
  );
}

export function highest(rows: readonly Placed[]): Placed | null {
  return rows.reduce<Placed | null>(
    (most, one) => (most === null || one.value > most.value ? one : most),
    null,
  );
}
