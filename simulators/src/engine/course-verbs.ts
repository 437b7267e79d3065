import { z } from 'zod';
import { percent } from '../scenario/values.ts';
import type { DeedOf, VerbTable } from '../verbs.ts';

/** What is done to the infusion and by the nurse. Where a gateway listens, the nurse does it there too. */
export const courseVerbs = {
  'infusion.start': { kind: 'instant', params: z.strictObject({}), about: 'The infusion begins.' },
  'infusion.pause': {
    kind: 'span',
    params: z.strictObject({}),
    usualMs: 60_000,
    about: 'The infusion is paused.',
  },
  'infusion.stop': {
    kind: 'instant',
    params: z.strictObject({}),
    about: 'The infusion is stopped before its end.',
  },
  'infusion.rate': {
    kind: 'instant',
    params: z.strictObject({ to: percent }),
    about: 'Runs at `to` per cent of its rate: known to the pump, not to the record.',
  },
  'nurse.acknowledge': {
    kind: 'instant',
    params: z.strictObject({ alarm: z.string().optional() }),
    about: 'Acknowledges the alarms that are present, or the one named.',
  },
  'nurse.pause_audio': {
    kind: 'instant',
    params: z.strictObject({}),
    about: 'Pauses the sound of the chair.',
  },
  'nurse.discharge': { kind: 'instant', params: z.strictObject({}), about: 'Closes the session.' },
} as const satisfies VerbTable;

/** What happens to the clinic as a whole. */
export const siteVerbs = {
  swap_chairs: {
    kind: 'span',
    params: z.strictObject({ with: z.string() }),
    usualMs: 5 * 60_000,
    about: 'The devices of two chairs are taken for each other.',
  },
  move_device: {
    kind: 'instant',
    params: z.strictObject({ device: z.string(), to: z.string() }),
    about: 'A device is carried to another chair.',
  },
  quiet: { kind: 'span', params: z.strictObject({}), usualMs: 60_000, about: 'No chaos meanwhile.' },
  note: {
    kind: 'instant',
    params: z.strictObject({ text: z.string().max(200) }),
    about: 'A remark in the truth.',
  },
} as const satisfies VerbTable;

export type CourseDeed = DeedOf<typeof courseVerbs>;
export type SiteDeed = DeedOf<typeof siteVerbs>;
