import type { Worded } from './catalogue.ts';
import type { records } from './en-records.ts';

/** The keys of the English words of record, history and series with room for other words. */
export type RecordsWords = Worded<typeof records>;
