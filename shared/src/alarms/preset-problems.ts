import { z } from 'zod';
import { ruleParameters } from './preset.ts';

/**
 * What can be wrong with a preset (AL40): codes and parameters, the screens have the words. `rule` is the id of the row it is
 * about, as given, or `#3` for the third one where it has no usable id.
 */
const direction = z.enum(['low', 'high']);
const parameter = z.enum(ruleParameters);
const priority = z.enum(['high', 'medium']);
const ofRule = { rule: z.string() };
/** One row against another of the same parameter: both with the number they stand for. */
const ofTwo = { ...ofRule, value: z.number(), other: z.string(), otherValue: z.number() };

export const presetProblemSchema = z.discriminatedUnion('type', [
  /** No preset at all, or a field of it (of the row, where one is named) is absent or of another kind: text for a number, say. */
  z.object({ type: z.literal('wrong-field'), rule: z.string().nullable(), field: z.string() }),
  z.object({ type: z.literal('no-rules') }),
  z.object({ type: z.literal('too-many-rules'), atMost: z.number() }),
  /** No row, or only rows that wait for something: an alarm that is off, or comes late (AL17). */
  z.object({
    type: z.literal('row-missing'),
    parameter,
    direction,
    priority,
    waitsFor: z.enum(['baseline', 'repeat']).nullable(),
  }),
  z.object({ type: z.literal('duplicate-rule'), ...ofRule }),
  z.object({ type: z.literal('unknown-parameter'), ...ofRule, parameter: z.string() }),
  /** Nobody is alarmed on this side of the parameter: a saturation can not be too high. */
  z.object({ type: z.literal('no-such-alarm'), ...ofRule, parameter, direction }),
  z.object({
    type: z.literal('limit-impossible'),
    ...ofRule,
    value: z.number(),
    min: z.number(),
    max: z.number(),
  }),
  /** At the end of the possible range: no value can violate it. */
  z.object({ type: z.literal('limit-never-passed'), ...ofRule, value: z.number() }),
  z.object({ type: z.literal('low-not-under-high'), ...ofTwo }),
  /** The high row of a side has to lie further out than its medium one. */
  z.object({ type: z.literal('high-not-beyond-medium'), ...ofTwo }),
  /** A limit from the baseline is for pressures that rise, a distance from the medium one for high rows that fall. */
  z.object({ type: z.literal('limit-kind-not-here'), ...ofRule }),
  z.object({ type: z.literal('no-medium-limit'), ...ofRule }),
  z.object({ type: z.literal('not-positive'), ...ofRule, field: z.string() }),
  z.object({ type: z.literal('negative-delay'), ...ofRule }),
  z.object({ type: z.literal('delay-too-long'), ...ofRule, valueMs: z.number(), atMostMs: z.number() }),
  /** What a cuff measures, or a person enters, has no delay: it would be ignored (AL8). */
  z.object({ type: z.literal('delay-on-cuff'), ...ofRule }),
  z.object({ type: z.literal('negative-hysteresis'), ...ofRule }),
  /** `value` is what would end the row. It is outside the possible range: the row would never end. */
  z.object({
    type: z.literal('hysteresis-impossible'),
    ...ofRule,
    value: z.number(),
    min: z.number(),
    max: z.number(),
  }),
  /** `value` is what would end the row. It lies at or past a limit of the other side. */
  z.object({ type: z.literal('hysteresis-reaches-other'), ...ofTwo }),
  z.object({ type: z.literal('confirm-not-cuff'), ...ofRule }),
  /** High rows latch and nothing else does (AL11). */
  z.object({ type: z.literal('wrong-latching'), ...ofRule }),
  z.object({ type: z.literal('beyond-guard'), ...ofRule, value: z.number(), furthest: z.number() }),
  z.object({ type: z.literal('too-near-high'), ...ofTwo, atLeast: z.number() }),
  /** The preset's own guard is absent, or lets more through than the product does. */
  z.object({ type: z.literal('guard-loosened'), parameter, direction }),
  z.object({
    type: z.literal('time-impossible'),
    field: z.string(),
    valueMs: z.number(),
    minMs: z.number(),
    maxMs: z.number(),
  }),
  /** Pushed to the physician's screen only when it has risen, or after (AL19). */
  z.object({ type: z.literal('rise-not-after-push') }),
]);
export type PresetProblem = z.infer<typeof presetProblemSchema>;
