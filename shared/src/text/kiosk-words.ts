import type { Worded } from './catalogue.ts';
import type { kiosk } from './en-kiosk.ts';

/** The keys of the English words of the screen itself with room for other words. */
export type KioskWords = Worded<typeof kiosk>;
