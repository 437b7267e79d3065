import type { Worded } from './catalogue.ts';
import type { clinic } from './en-clinic.ts';

/** The keys of the English words of the clinic's page with room for other words. */
export type ClinicWords = Worded<typeof clinic>;
