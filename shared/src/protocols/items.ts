import { z } from 'zod';

/**
 * One question of a checklist or a form (SE12, SE21). A clinic's protocol names its own; those the product comes with have
 * their words in every language, found by their id.
 */
export const itemKinds = ['tick', 'yes-no', 'text', 'number', 'time', 'choice'] as const;
export type ItemKind = (typeof itemKinds)[number];

export const checklistItemSchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,47}$/),
  /** The clinic's words; null for an item whose words the product has. */
  label: z.string().trim().min(1).max(120).nullable(),
  kind: z.enum(itemKinds),
  /** What may be chosen; empty for every other kind. */
  choices: z.array(z.string().trim().min(1).max(60)).max(12),
  /** Open until it is answered. */
  isRequired: z.boolean(),
  /** The answer that somebody has to look at: `yes` to a seizure, `no` to a consent. Null where none is. */
  concern: z.enum(['yes', 'no']).nullable(),
});
export type ChecklistItem = z.infer<typeof checklistItemSchema>;

/** before: until the start; after: what only a person can say of readiness; form: fields a programme asks for. */
export const itemLists = ['before', 'after', 'form'] as const;
export type ItemList = (typeof itemLists)[number];

export const checklistsSchema = z.object({
  before: z.array(checklistItemSchema).max(60),
  after: z.array(checklistItemSchema).max(60),
  form: z.array(checklistItemSchema).max(60),
});
export type Checklists = z.infer<typeof checklistsSchema>;

export const noChecklists: Checklists = { before: [], after: [], form: [] };

/** What was answered: yes or no, a number, words, a time of day in ms since midnight at the clinic; null takes an answer back. */
export type AnswerValue = boolean | number | string | null;

/** Whether somebody has to look at this answer. */
export function isOfConcern({ concern }: ChecklistItem, value: AnswerValue): boolean {
  if (concern === null || typeof value !== 'boolean') return false;
  return value === (concern === 'yes');
}
