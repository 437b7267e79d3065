import { z } from 'zod';
import { unavailableReasons } from '../vitals/reading.ts';
import { conditionSchema, prioritySchema } from './conditions.ts';
import { ruleParameters } from './preset.ts';

/**
 * The facts of the alarm system (AL20): every transition is one, with the value, the limit in force, and both times.
 *
 * An occurrence is named by the `seq` of its `alarm-began`.
 */

/** One row that stands: what was measured, and the limit it was held against. */
export const violationSchema = z.object({
  rule: z.string(),
  parameter: z.enum(ruleParameters),
  value: z.number(),
  limit: z.number(),
  direction: z.enum(['low', 'high']),
  isReached: z.boolean(),
  because: z.enum(['preset', 'baseline', 'person']),
  /** The row's, or medium while a high row waits for its repeat (AL8). */
  priority: prioritySchema,
  isLatching: z.boolean(),
});
export type Violation = z.infer<typeof violationSchema>;

const occurrence = z.number().int().min(1);
const violations = z.array(violationSchema);
const times = { conditionAtMs: z.number(), signalAtMs: z.number() };

export const pressures = ['systolicMmHg', 'diastolicMmHg', 'meanMmHg'] as const;
export type Pressure = (typeof pressures)[number];

export const nibpAskedBecause = ['failed', 'confirm', 'pulse-low', 'person'] as const;
export const heldWhy = ['unavailable', 'cuff'] as const;
export type HeldWhy = (typeof heldWhy)[number];

export const alarmBodies = {
  /** AL9 */
  'alarms-armed': z.object({ parameter: z.enum(['spo2Percent', 'pulseRateBpm']) }),
  /** A row's delay runs: pending (AL11). */
  'delay-started': z.object({
    condition: conditionSchema,
    rule: z.string(),
    value: z.number(),
    limit: z.number(),
    sinceMs: z.number(),
    /** Of the reading that started it, by its device's own clock. */
    measuredAtMs: z.number().nullable().default(null),
  }),
  /** It came to nothing: the value went inside. */
  'delay-ended': z.object({ rule: z.string() }),

  'alarm-began': z.object({
    condition: conditionSchema,
    priority: prioritySchema,
    /** Empty for a technical condition. */
    violations,
    /** Of a technical one: why, as the device says. */
    cause: z.string().max(80).nullable(),
    ...times,
  }),
  /** Higher than before, or a new cuff value clearly worse: it sounds again though acknowledged (AL14). */
  'alarm-raised': z.object({
    occurrence,
    priority: prioritySchema,
    violations,
    because: z.enum(['priority', 'worse']),
    /** Of a technical one: why now; null as before. */
    cause: z.string().max(80).nullable().default(null),
    ...times,
  }),
  /** Other rows, other values, lower priority: nothing sounds again. */
  'alarm-changed': z.object({ occurrence, priority: prioritySchema, violations }),
  'alarm-held': z.object({ occurrence, why: z.enum(heldWhy) }),
  'alarm-verified': z.object({ occurrence }),
  'alarm-acknowledged': z.object({ occurrence, reason: z.string().max(200).nullable() }),
  /** pushed: to the physician's screen · risen: to high · telephone: nobody answered (AL19) */
  'alarm-escalated': z.object({ occurrence, step: z.enum(['pushed', 'risen', 'telephone']) }),
  /** The condition is over, and nothing of it stays. */
  'alarm-cleared': z.object({ occurrence, value: z.number().nullable() }),
  /** The condition is over, but nobody has acknowledged it (AL11). */
  'alarm-latched': z.object({ occurrence, value: z.number().nullable() }),
  /** What was kept as returned is gone. */
  'alarm-reset': z.object({ occurrence, because: z.enum(['acknowledged', 'recurred']) }),

  'audio-paused': z.object({ untilMs: z.number() }),
  'audio-pause-ended': z.object({
    because: z.enum(['elapsed', 'person', 'broken-through']),
    /** Which one broke through. */
    occurrence: occurrence.nullable(),
  }),
  /** Dark room (AL31). */
  'sound-delegated': z.object({}),
  'sound-returned': z.object({ because: z.enum(['person', 'desk-silent']) }),
  /** The gateway did not run, or did not record, between these (AL21). */
  'monitoring-interrupted': z.object({ fromMs: z.number(), toMs: z.number() }),

  'nibp-measured': z.object({
    deviceId: z.string(),
    /** Tells one measurement from the next: device and time measured. */
    key: z.string(),
    systolicMmHg: z.number().nullable(),
    diastolicMmHg: z.number().nullable(),
    /** The device's, else reckoned (AL8). */
    meanMmHg: z.number().nullable(),
    /** Which of them are questionable. */
    doubtful: z.array(z.enum(pressures)),
    measuredAtMs: z.number(),
  }),
  'nibp-failed': z.object({
    deviceId: z.string(),
    key: z.string(),
    reason: z.enum(unavailableReasons),
    failedAtMs: z.number(),
  }),
  /** A measurement is wanted beyond the programme. */
  'nibp-asked': z.object({ dueAtMs: z.number(), because: z.enum(nibpAskedBecause) }),
  /** A slot of the programme nobody served. */
  'nibp-missed': z.object({ dueAtMs: z.number() }),
  /** A confirm row waits for its repeat, … */
  'confirmation-began': z.object({
    rule: z.string(),
    value: z.number(),
    limit: z.number(),
    /** Of the measurement that asked. */
    key: z.string(),
    firstAtMs: z.number(),
  }),
  /** … and this became of it. `over`: it stood, and a later value did not violate it. */
  'confirmation-ended': z.object({
    rule: z.string(),
    outcome: z.enum(['agreed', 'failed-twice', 'missing', 'dropped', 'over']),
  }),
  /** The cuff squeezes the limb the probe is on (SE19). */
  'cuff-hold-began': z.object({ untilMs: z.number() }),
  /** The cuff deflates, or is known to have: the hold ends then. */
  'cuff-hold-shortened': z.object({ untilMs: z.number() }),
  'limbs-noted': z.object({
    cuff: z.enum(['left-arm', 'right-arm', 'leg']),
    probe: z.enum(['left-hand', 'right-hand', 'elsewhere']),
    iv: z.enum(['left-arm', 'right-arm', 'elsewhere']).nullable().default(null),
  }),
} as const;
