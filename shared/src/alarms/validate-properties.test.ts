import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ivKetaminePreset } from './iv-ketamine.ts';
import { isInsideBy, isViolated, resolveLimits } from './limits.ts';
import { alarmPresetSchema } from './preset.ts';
import { presetProblemSchema } from './preset-problems.ts';
import { withRules } from './validate-cases.ts';
import { possibleRange } from './validate-limits.ts';
import { validatePreset } from './validate.ts';

const someRule = fc.record({
  id: fc.string({ maxLength: 4 }),
  parameter: fc.constantFrom('spo2Percent', 'pulseRateBpm', 'systolicMmHg', 'moaasScore', 'mood'),
  direction: fc.constantFrom('low', 'high', 'up'),
  priority: fc.constantFrom('high', 'medium', 'low'),
  limit: fc.oneof(
    fc.record({ kind: fc.constant('absolute'), value: fc.oneof(fc.double(), fc.integer({ max: 200 })) }),
    fc.record({ kind: fc.constant('above-baseline'), percent: fc.double(), atLeast: fc.double() }),
    fc.record({ kind: fc.constant('below-medium'), by: fc.double() }),
    fc.anything(),
  ),
  delayMs: fc.oneof(fc.double(), fc.string()),
  hysteresis: fc.double(),
  confirm: fc.boolean(),
  isLatching: fc.oneof(fc.boolean(), fc.constant(undefined)),
});

/** The factory's rows changed here and there, so that some of what is made is accepted. */
const nearlyGood = fc
  .array(
    fc.tuple(
      fc.constantFrom(...ivKetaminePreset.rules),
      fc.record(
        {
          delayMs: fc.constantFrom(-1, 0, 5_000, 15_000, 90_000),
          hysteresis: fc.integer({ min: -1, max: 80 }),
          confirm: fc.boolean(),
          limit: fc.record({
            kind: fc.constant('absolute' as const),
            value: fc.integer({ min: 0, max: 330 }),
          }),
        },
        { requiredKeys: [] },
      ),
    ),
    { maxLength: 4 },
  )
  .map((changes) => withRules(Object.fromEntries(changes.map(([{ id }, over]) => [id, over]))));

it('[AL40] anything at all is accepted or has its problems listed; what is accepted is a preset', () => {
  const given = fc.oneof(
    fc.anything(),
    nearlyGood,
    fc.record({
      id: fc.string(),
      version: fc.integer(),
      label: fc.string(),
      rules: fc.array(someRule),
      guards: fc.anything(),
      timesMs: fc.anything(),
    }),
  );
  fc.assert(
    fc.property(given, (raw) => {
      const checked = validatePreset(raw);
      if (checked.ok) {
        expect(alarmPresetSchema.parse(checked.value)).toEqual(checked.value);
        return;
      }
      expect(checked.error.length).toBeGreaterThan(0);
      for (const problem of checked.error) expect(presetProblemSchema.parse(problem)).toEqual(problem);
    }),
    { numRuns: 500 },
  );
});

it('[AL40] [AL17] of what is accepted each row can stand, and end with a value that is past no limit of the other side', () => {
  let accepted = 0;
  fc.assert(
    fc.property(nearlyGood, (preset) => {
      if (!validatePreset(preset).ok) return;
      accepted += 1;
      const limits = resolveLimits(preset, { systolicMmHg: 118, diastolicMmHg: 76 });
      for (const limit of limits) {
        const { min, max } = possibleRange(limit.parameter);
        const values = Array.from({ length: max - min + 1 }, (_, index) => min + index);
        const others = limits.filter(
          ({ parameter, direction }) => parameter === limit.parameter && direction !== limit.direction,
        );
        const { hysteresis } = preset.rules.find(({ id }) => id === limit.rule)!;
        const ends = (value: number) =>
          isInsideBy(limit, hysteresis, value) && !others.some((other) => isViolated(other, value));
        expect({
          limit,
          canStand: values.some((value) => isViolated(limit, value)),
          canEnd: values.some(ends),
        }).toEqual({
          limit,
          canStand: true,
          canEnd: true,
        });
      }
    }),
    { numRuns: 1_000 },
  );
  expect(accepted).toBeGreaterThan(50);
});
