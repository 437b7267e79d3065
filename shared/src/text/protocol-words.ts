import type { Worded } from './catalogue.ts';
import type { protocols } from './en-protocols.ts';

/** The keys of the English words of the protocols' page with room for other words. */
export type ProtocolWords = Worded<typeof protocols>;
