import { z } from 'zod';
import { conditionSchema, prioritySchema } from '@chairside/shared/alarms/conditions.ts';
import { chairIdSchema, type ChairId } from '@chairside/shared/ids.ts';
import { averagings } from '../devices/device.ts';
import { cohortIds } from '../patient/person.ts';
import { drawnForm } from './drawn-form.ts';
import { afterForm, atForm, betweenForm, fromForm, labelText } from './instant.ts';
import { linkFormats, signals } from './scenario.ts';
import {
  durationMs,
  kilograms,
  milligramsPerKilogram,
  partsPerMillion,
  percent,
  share,
  signedDurationMs,
} from './values.ts';

/**
 * How a scenario is written: the form of the file, of what the builder is given, and what the JSON Schema is made of. Strict
 * everywhere. What it becomes is in `scenario.ts`; what a form cannot say (does that chair exist?) is checked beside.
 */
const chairName = z.union([z.string(), z.number()]);

/** `chair-3` and `3` are the gateway's chair 3. Null: nothing a chair can be called. */
export function chairIdOf(name: string | number): ChairId | null {
  return chairIdSchema.safeParse(String(name).replace(/^chair-(?=.)/, '')).data ?? null;
}

const label = z.string().regex(labelText, 'is no label: letters, digits and _');
const localId = z.string().regex(/^[a-z][a-z0-9-]{0,15}$/, 'is no name of a device: like ox or nbp-2');
const what = conditionSchema.shape.what;

function isBetween(min: number, max: number): (value: number) => boolean {
  return (value) => value >= min && value <= max;
}

export const patientForm = z.strictObject({
  age: z.number().int().min(18).max(100).optional(),
  weight: kilograms.refine(isBetween(30, 250), 'is no weight of an adult, 30 to 250 kg').optional(),
  hypertension: z.boolean().optional(),
  obese: z.boolean().optional(),
  sbp: z.number().min(60).max(220).optional(),
  dbp: z.number().min(30).max(140).optional(),
  hr: z.number().min(30).max(180).optional(),
  spo2: percent.refine(isBetween(70, 100), 'is no saturation, 70 to 100 %').optional(),
  pi: percent.refine(isBetween(0.1, 20), 'is no perfusion index, 0.1 to 20 %').optional(),
  gain: z.number().min(0).max(5).optional(),
});

export const infusionForm = z.strictObject({
  drug: z.enum(['ketamine', 'esketamine', 'placebo']).default('ketamine'),
  dose: milligramsPerKilogram.refine(isBetween(0, 5), 'is no dose, 0 to 5 mg/kg').default(0.5),
  over: durationMs.default(40 * 60_000),
  /** `S+8m`; `T0`: as usual; `never`: nobody starts it by itself. */
  start: z
    .string()
    .regex(/^(T0|never|S(\+(\d+(\.\d+)?(ms|s|m|h|d))+)?)$/, 'is no start like S+8m, T0 or never')
    .default('T0'),
  observed: durationMs.default(30 * 60_000),
});

const clockForm = z.strictObject({
  skew: signedDurationMs.default(0),
  drift: partsPerMillion.default(0),
});
const anyDevice = { id: localId, clock: clockForm.optional(), battery: percent.default(100) };

export const oximeterForm = z.strictObject({
  ...anyDevice,
  /** After a stroke, what it speaks where its link says nothing else. */
  model: z.enum([
    'generic-monitor',
    'nonin-3150',
    'nonin-3150/df2',
    'nonin-3150/df7',
    'nonin-3150/df8',
    'masimo',
  ]),
  average: z.enum(averagings).default('8s'),
  site: z.enum(['finger', 'ear']).default('finger'),
});

export const cuffForm = z.strictObject({
  ...anyDevice,
  model: z.literal('generic-nibp'),
  auto: z.union([z.enum(['programme', 'manual']), durationMs]).default('programme'),
  cuff: z
    .string()
    .regex(
      /^(other-arm|infusion-arm|leg|same-arm-as-[a-z0-9-]+)$/,
      'is none of other-arm, infusion-arm, leg, same-arm-as-probe',
    )
    .default('other-arm'),
  poor: z.boolean().default(false),
});

export const deviceModels = [...oximeterForm.shape.model.options, ...cuffForm.shape.model.values] as const;

export const linkForm = z.strictObject({
  device: localId.optional(),
  devices: z.array(localId).min(1).optional(),
  via: z.enum(['mllp', 'tcp', 'pty', 'file']),
  format: z.enum(linkFormats).optional(),
  port: z.number().int().min(0).max(65_535).optional(),
  path: z.string().min(1).optional(),
});

/** The words of a step that are the same whatever happens; what happens stands beside them. */
export const stepWords = {
  at: atForm.optional(),
  after: afterForm.optional(),
  between: betweenForm.optional(),
  every: durationMs.optional(),
  from: fromForm.optional(),
  until: fromForm.optional(),
  for: drawnForm(durationMs).optional(),
  label: label.optional(),
  p: share.optional(),
};
export const stepForm = z.looseObject(stepWords).meta({ id: 'step' });
export type WrittenStep = z.input<typeof stepForm>;

const comparisons = {
  '>': z.number().optional(),
  '>=': z.number().optional(),
  '<': z.number().optional(),
  '<=': z.number().optional(),
};

export const triggerForms = {
  alarm: z.strictObject({
    alarm: what,
    priority: prioritySchema.optional(),
    becomes: z.enum(['begun', 'raised', 'ended']).default('begun'),
  }),
  signal: z.strictObject({ signal: z.enum(signals), ...comparisons, for: durationMs.default(0) }),
  verb: z.strictObject({ verb: z.string() }),
};

export const handlerForm = z.strictObject({
  chair: chairName.optional(),
  on: z.union([triggerForms.alarm, triggerForms.signal, triggerForms.verb]),
  do: z.array(stepForm).min(1),
  once: z.boolean().default(false),
  delay: drawnForm(durationMs).default(0),
});

export const chaosForm = z.strictObject({
  budget: z.string().regex(/^\d+(\.\d+)?\/chair-hour$/, 'is no budget like 6/chair-hour'),
  mix: z.record(z.string(), z.number().positive()),
  quietFirst: durationMs.default(60_000),
});

const spanOfLabel = { chair: chairName.optional(), during: label.optional(), grace: durationMs.optional() };

export const expectForms = {
  alarm: z.strictObject({
    alarm: what,
    priority: prioritySchema.optional(),
    ...spanOfLabel,
    within: z
      .string()
      .regex(
        /^(\d+(\.\d+)?(ms|s|m|h|d))+(-after-first-observable)?$/,
        'is no time like 90s or 90s-after-first-observable',
      )
      .optional(),
  }),
  no_alarm: z.strictObject({
    no_alarm: z.union([what, z.literal('any-high')]),
    priority: prioritySchema.optional(),
    ...spanOfLabel,
  }),
  value_not_shown_as_live: z.strictObject({
    value_not_shown_as_live: z
      .string()
      .regex(/^[a-z][a-z0-9-]*\.(spo2|pulse)$/, 'is no value like ox.spo2 or ox.pulse'),
    chair: chairName.optional(),
    after: z.string(),
  }),
};

export const clockOfScenarioForm = z.strictObject({
  start: z.iso.datetime({ offset: true, error: 'is no time like 2026-03-02T09:00:00Z' }),
  speed: z.union([z.number().positive().max(1_000), z.literal('max')]).default('max'),
});

export const chairForm = z.strictObject({
  patient: patientForm.optional(),
  infusion: infusionForm.optional(),
  devices: z.array(z.union([oximeterForm, cuffForm])).optional(),
  links: z.array(linkForm).optional(),
  timeline: z.array(stepForm).optional(),
  sitsDown: durationMs.optional(),
});

export const scenarioForm = z.strictObject({
  sim: z.literal(1),
  name: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,79}$/, 'is no name like probe_off_freeze_dash'),
  about: z.string().max(600).default(''),
  seed: z
    .union([
      z
        .number()
        .int()
        .min(0)
        .max(2 ** 32 - 1),
      z.strictObject({ matrix: z.string().regex(/^\d{1,9}\.\.\d{1,9}$/, 'is no range like 1..50') }),
    ])
    .default(1),
  clock: clockOfScenarioForm,
  cohort: z.strictObject({ preset: z.enum(cohortIds) }).optional(),
  chairs: z.record(z.string(), chairForm.nullable()),
  timeline: z.array(stepForm).optional(),
  handlers: z.array(handlerForm).optional(),
  chaos: chaosForm.optional(),
  expect: z
    .array(z.union([expectForms.alarm, expectForms.no_alarm, expectForms.value_not_shown_as_live]))
    .optional(),
  thresholds: z
    .record(z.string(), z.string().regex(/^(>=|<=|==|>|<)\s*.+$/, 'is no limit like ">=0.95"'))
    .optional(),
  stop: z.strictObject({ when: z.literal('all_discharged').optional(), max: durationMs }).optional(),
});
/** What a person, or the builder, writes. */
export type WrittenScenario = z.input<typeof scenarioForm>;
