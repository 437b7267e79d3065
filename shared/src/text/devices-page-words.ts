import type { Worded } from './catalogue.ts';
import type { devicesPage } from './en-devices-page.ts';

/** The keys of the English words of the devices page with room for other words. */
export type DevicesPageWords = Worded<typeof devicesPage>;
