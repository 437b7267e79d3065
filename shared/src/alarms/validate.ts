import { err, ok, type Result } from '../result.ts';
import { isWithin, type Range } from '../vitals/parameters.ts';
import { ivKetaminePreset } from './iv-ketamine.ts';
import type { AlarmPreset, AlarmTimes } from './preset.ts';
import { readPreset, type PresetGiven } from './preset-given.ts';
import type { PresetProblem } from './preset-problems.ts';
import { highest, isBeyond, isSameSide, lowest, placed, side } from './validate-limits.ts';
import { missingRows } from './validate-missing.ts';
import { rowProblems } from './validate-row.ts';

/**
 * A preset, or everything that is wrong with it at once (AL40), whatever was given; never throws. Row against row it names
 * one counterpart, the nearest. What it accepts the schema of presets accepts as well.
 */
export function validatePreset(raw: unknown): Result<AlarmPreset, readonly PresetProblem[]> {
  const problems: PresetProblem[] = [];
  const given = readPreset(raw, (problem) => problems.push(problem));
  if (given !== null)
    problems.push(
      ...duplicates(given),
      ...missingRows(given),
      ...given.rules.flatMap(rowProblems(given)),
      ...guarded(given),
      ...times(given),
    );
  // No field is null when there is no problem: each null has one.
  return problems.length === 0 ? ok(given as AlarmPreset) : err(problems);
}

/** What no preset of a clinic may go below: the guards the product comes with. */
const productGuards = ivKetaminePreset.guards;

function duplicates({ rules }: PresetGiven): readonly PresetProblem[] {
  const ids = rules.map(({ id }) => id);
  const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [...repeated].map((rule) => ({ type: 'duplicate-rule', rule }));
}

function guarded(preset: PresetGiven): readonly PresetProblem[] {
  const own = preset.guards.flatMap((guard) => guard ?? []);
  const loosened = productGuards.filter(
    (product) =>
      !own.some(
        (guard) =>
          isSameSide(guard, product) &&
          !isBeyond(guard.direction, guard.furthest, product.furthest) &&
          guard.fromHigh >= product.fromHigh,
      ),
  );
  return [
    ...loosened.map(({ parameter, direction }) => ({
      type: 'guard-loosened' as const,
      parameter,
      direction,
    })),
    // The product's own count where the preset's are looser; one guard a side is enough to name.
    ...[...own.filter((guard) => !loosened.some((one) => isSameSide(one, guard))), ...loosened].flatMap(
      (guard) => beyondGuard(guard, preset),
    ),
  ];
}

type Guard = AlarmPreset['guards'][number];

function beyondGuard(guard: Guard, preset: PresetGiven): readonly PresetProblem[] {
  const { direction, furthest, fromHigh: atLeast } = guard;
  const highs = placed(preset, { ...side(guard), priority: 'high' });
  const nearest = direction === 'low' ? highest(highs) : lowest(highs);
  return placed(preset, { ...side(guard), priority: 'medium' }).flatMap(({ id, value }) => {
    const problems: PresetProblem[] = [];
    if (isBeyond(direction, value, furthest))
      problems.push({ type: 'beyond-guard', rule: id, value, furthest });
    if (nearest === null || !isBeyond(direction, nearest.value, value)) return problems;
    if (Math.abs(value - nearest.value) < atLeast)
      problems.push({
        type: 'too-near-high',
        rule: id,
        value,
        other: nearest.id,
        otherValue: nearest.value,
        atLeast,
      });
    return problems;
  });
}

/**
 * How long each may be. None is so long that nobody is told while it matters, and none so short that it sounds without end;
 * between are those of the factory.
 */
const timeBoundsMs: Readonly<Record<keyof AlarmTimes, Range>> = {
  audioPause: { min: 30_000, max: 120_000 },
  reminderEvery: { min: 60_000, max: 600_000 },
  pushAfter: { min: 10_000, max: 120_000 },
  riseAfter: { min: 10_000, max: 300_000 },
  telephoneAfter: { min: 30_000, max: 300_000 },
};
const timeFields = Object.keys(timeBoundsMs) as readonly (keyof AlarmTimes)[];

function times({ timesMs }: PresetGiven): readonly PresetProblem[] {
  const { pushAfter, riseAfter } = timesMs;
  const problems = timeFields.flatMap((field): readonly PresetProblem[] => {
    const valueMs = timesMs[field];
    const { min: minMs, max: maxMs } = timeBoundsMs[field];
    if (valueMs === null || isWithin({ min: minMs, max: maxMs }, valueMs)) return [];
    return [{ type: 'time-impossible', field, valueMs, minMs, maxMs }];
  });
  const isTooEarly = pushAfter !== null && riseAfter !== null && riseAfter <= pushAfter;
  return isTooEarly ? [...problems, { type: 'rise-not-after-push' }] : problems;
}
