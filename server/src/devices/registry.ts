import type { Driver } from './driver.ts';
import { hl7Driver } from './hl7/driver.ts';

/** Every family of devices the gateway knows. */
export const drivers: readonly Driver[] = [hl7Driver];
