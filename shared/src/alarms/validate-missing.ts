import { ivKetaminePreset } from './iv-ketamine.ts';
import type { AlarmRule } from './preset.ts';
import type { PresetGiven, RuleGiven } from './preset-given.ts';
import type { PresetProblem } from './preset-problems.ts';

/**
 * Alarms are never switched off (AL17), by a preset neither: where the factory preset has a row there has to be one, with a
 * limit that needs no baseline; and a pressure that is much too high is high priority at once, without a repeat. A row whose
 * place can not be read may be the one that is missed.
 */
export function missingRows({ rules }: PresetGiven): readonly PresetProblem[] {
  // That there is none at all is told as that.
  if (rules.length === 0) return [];
  return places.flatMap((place): readonly PresetProblem[] => {
    const there = rules.filter((rule) => mayBeAt(place, rule));
    if (there.length === 0) return [missing(place, null)];
    const alone = there.filter(({ limit }) => limit?.kind !== 'above-baseline');
    if (alone.length === 0) return [missing(place, 'baseline')];
    const isDelayed = isAtOnce(place) && alone.every(({ confirm }) => confirm === true);
    return isDelayed ? [missing(place, 'repeat')] : [];
  });
}

type Place = Pick<AlarmRule, 'parameter' | 'direction' | 'priority'>;

const places: readonly Place[] = ivKetaminePreset.rules
  .map(({ parameter, direction, priority }): Place => ({ parameter, direction, priority }))
  .filter((one, index, all) => all.findIndex((other) => mayBeAt(one, other)) === index);

function mayBeAt(place: Place, rule: Pick<RuleGiven, keyof Place>): boolean {
  return (
    place.parameter === (rule.parameter ?? place.parameter) &&
    place.direction === (rule.direction ?? place.direction) &&
    place.priority === (rule.priority ?? place.priority)
  );
}

function isAtOnce({ parameter, direction, priority }: Place): boolean {
  const isPressure = parameter === 'systolicMmHg' || parameter === 'diastolicMmHg';
  return isPressure && direction === 'high' && priority === 'high';
}

function missing(
  { parameter, direction, priority }: Place,
  waitsFor: 'baseline' | 'repeat' | null,
): PresetProblem {
  return { type: 'row-missing', parameter, direction, priority, waitsFor };
}
