import { z } from 'zod';
import { presetProblemSchema } from '../alarms/preset-problems.ts';

/**
 * What can be wrong with a protocol (SE10): codes and parameters, the screens have the words. `path` is where it stands in the
 * protocol: `plannedMs`, `checklists.before.3.label`, `gate.amber.systolicUnder`. Numbers are in the unit of that field.
 */
const at = { path: z.string().max(120) };

export const protocolProblemSchema = z.discriminatedUnion('type', [
  /** Absent, empty, or of another kind: text for a number, say. */
  z.object({ type: z.literal('wrong-field'), ...at }),
  z.object({
    type: z.literal('out-of-range'),
    ...at,
    value: z.number(),
    min: z.number(),
    max: z.number(),
  }),
  z.object({ type: z.literal('not-whole'), ...at, value: z.number() }),
  z.object({ type: z.literal('too-long'), ...at, atMost: z.number() }),
  z.object({ type: z.literal('too-many'), ...at, atMost: z.number() }),

  // ── times ──
  /** Nothing runs but what goes into a vein. */
  z.object({ type: z.literal('delivery-not-for-route'), ...at }),
  /** Under what no protocol may go below, and for esketamine the two hours. */
  z.object({
    type: z.literal('observation-too-short'),
    ...at,
    valueMs: z.number(),
    atLeastMs: z.number(),
    because: z.enum(['any', 'effect', 'intranasal']),
  }),
  z.object({ type: z.literal('not-ascending'), ...at, value: z.number(), before: z.number() }),
  /** Due when the session can be over. */
  z.object({ type: z.literal('beyond-session'), ...at, value: z.number(), lastMinute: z.number() }),
  /** No time at all from the start on: nothing would ever be due. */
  z.object({ type: z.literal('never-due'), ...at }),

  // ── lists ──
  z.object({ type: z.literal('id-impossible'), ...at, id: z.string() }),
  z.object({ type: z.literal('duplicate-item'), ...at, id: z.string() }),
  /** Neither the clinic has words for it nor the product. */
  z.object({ type: z.literal('item-without-words'), ...at, id: z.string() }),
  z.object({ type: z.literal('choices-missing'), ...at, atLeast: z.number() }),
  z.object({ type: z.literal('choices-not-here'), ...at }),
  z.object({ type: z.literal('duplicate-choice'), ...at, choice: z.string() }),
  /** Only a yes or a no can be one that somebody has to look at. */
  z.object({ type: z.literal('concern-not-here'), ...at }),
  z.object({ type: z.literal('unknown-scale'), ...at, scale: z.string() }),
  z.object({ type: z.literal('duplicate-scale'), ...at, scale: z.string() }),

  // ── gate and discharge ──
  /** Amber has to be as wide as green at least, on every side. */
  z.object({ type: z.literal('amber-inside-green'), ...at, value: z.number(), green: z.number() }),
  /** The lower end of a range is not under its upper one, or the diastolic limit not under the systolic. */
  z.object({
    type: z.literal('not-under'),
    ...at,
    value: z.number(),
    other: z.string(),
    otherValue: z.number(),
  }),

  z.object({ type: z.literal('limits'), ...at, problem: presetProblemSchema }),
]);
export type ProtocolProblem = z.infer<typeof protocolProblemSchema>;
