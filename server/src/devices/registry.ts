import type { Driver } from './driver.ts';
import { hl7Driver } from './hl7/driver.ts';

/** Whoever connects to the MLLP port speaks this. */
export const mllpDriver: Driver = hl7Driver;

/** Every family of devices the gateway knows. */
export const drivers: readonly Driver[] = [mllpDriver];
