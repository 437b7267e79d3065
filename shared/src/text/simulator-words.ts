import type { Worded } from './catalogue.ts';
import type { simulator } from './en-simulator.ts';

/** The keys of the English words of the simulator panel with room for other words. */
export type SimulatorWords = Worded<typeof simulator>;
