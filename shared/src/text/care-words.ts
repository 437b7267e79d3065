import type { Worded } from './catalogue.ts';
import type { care } from './en-care.ts';

/** The keys of the English words for before and after, with room for other words. */
export type CareWords = Worded<typeof care>;
