import type { Worded } from './catalogue.ts';
import type { handover } from './en-handover.ts';

/** The keys of the English words for a handover, with room for other words. */
export type HandoverWords = Worded<typeof handover>;
