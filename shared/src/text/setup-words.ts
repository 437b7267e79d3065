import type { Worded } from './catalogue.ts';
import type { setup } from './en-setup.ts';

/** The keys of the English words of setup with room for other words. */
export type SetupWords = Worded<typeof setup>;
