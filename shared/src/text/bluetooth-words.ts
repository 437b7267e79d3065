import type { Worded } from './catalogue.ts';
import type { bluetooth } from './en-bluetooth.ts';

/** The keys of the English words of Bluetooth devices with room for other words. */
export type BluetoothWords = Worded<typeof bluetooth>;
