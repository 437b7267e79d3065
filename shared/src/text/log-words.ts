import type { Worded } from './catalogue.ts';
import type { log } from './en-log.ts';

/** The keys of the English words for the alarm log, with room for other words. */
export type LogWords = Worded<typeof log>;
