import { z } from 'zod';
import { itemLists } from '../protocols/items.ts';
import { routes } from '../protocols/protocol.ts';
import { scaleIds } from '../protocols/scales.ts';

/**
 * What a person writes into the chart (SE9, SE12, SE14–SE16, SE21). A union: each kind has its own fields and no others.
 * When it happened and when it was recorded stand beside it, in the event.
 */
export const sideEffects = [
  'dissociation',
  'dizziness',
  'nausea',
  'vomiting',
  'headache',
  'anxiety',
  'blurred-vision',
  'changed-perception',
  'drowsiness',
  'fatigue',
  'confusion',
  'itching',
  'other',
] as const;
export type SideEffect = (typeof sideEffects)[number];

export const severities = ['mild', 'moderate', 'severe'] as const;
export type Severity = (typeof severities)[number];

export const interventions = [
  'repositioned',
  'reassurance',
  'music-changed',
  'iv-checked',
  'physician-called',
  'other',
] as const;
export type Intervention = (typeof interventions)[number];

export const doseUnits = ['mg', 'µg', 'g', 'mL', 'mg/kg', 'IU'] as const;
export type DoseUnit = (typeof doseUnits)[number];

export const medicineRoutes = [...routes, 'inhaled', 'subcutaneous', 'rectal', 'transdermal'] as const;
export type MedicineRoute = (typeof medicineRoutes)[number];

const words = z.string().trim().min(1).max(500);
const name = z.string().trim().min(1).max(80);
const amount = z.number().positive().max(100_000);
const entrySeq = z.number().int().min(1);

export const chartEntrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('side-effect'),
    effect: z.enum(sideEffects),
    /** What it is, where it is none of the list. */
    other: z.nullable(words),
    severity: z.enum(severities),
  }),
  /** `of` is the number of the entry it began with, as first recorded. */
  z.object({ kind: z.literal('side-effect-changed'), of: entrySeq, severity: z.enum(severities) }),
  z.object({ kind: z.literal('side-effect-ended'), of: entrySeq }),
  /** What the session is about, as given by a person (SE9). */
  z.object({
    kind: z.literal('dose'),
    drug: name,
    amount,
    unit: z.enum(doseUnits),
    rateMlPerHour: z.nullable(amount),
    volumeMl: z.nullable(amount),
    lot: z.nullable(name),
    givenBy: name,
  }),
  z.object({
    kind: z.literal('medicine'),
    medicine: name,
    amount,
    unit: z.enum(doseUnits),
    route: z.enum(medicineRoutes),
    givenBy: name,
  }),
  z.object({ kind: z.literal('intervention'), what: z.enum(interventions), note: z.nullable(words) }),
  /** A state that lasts until the next one; null: on air (SE14a). */
  z.object({ kind: z.literal('oxygen'), flowLPerMin: z.number().min(0.25).max(60).nullable() }),
  z.object({
    kind: z.literal('scale'),
    scale: z.enum(scaleIds),
    score: z.number().int().min(0).max(100),
    /** Of a form, item by item; null where the scale is one question or only the sum is known. */
    answers: z.array(z.number().int().min(0).max(10)).max(30).nullable(),
  }),
  /** Typed by a person, and marked so (SE16); what was not measured is null. Never a reading. */
  z.object({
    kind: z.literal('vitals'),
    systolicMmHg: z.number().min(1).max(320).nullable(),
    diastolicMmHg: z.number().min(1).max(320).nullable(),
    pulseRateBpm: z.number().min(1).max(350).nullable(),
    spo2Percent: z.number().min(1).max(100).nullable(),
  }),
  z.object({
    kind: z.literal('answer'),
    list: z.enum(itemLists),
    item: z.string().min(1).max(48),
    value: z.union([z.boolean(), z.number(), z.string().trim().max(500)]).nullable(),
    note: z.nullable(words),
  }),
  z.object({ kind: z.literal('note'), text: words }),
]);
export type ChartEntry = z.infer<typeof chartEntrySchema>;
export type EntryKind = ChartEntry['kind'];
export type EntryOf<K extends EntryKind> = Extract<ChartEntry, { kind: K }>;
