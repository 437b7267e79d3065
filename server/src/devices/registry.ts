import { bluetoothCuffDriver } from './bluetooth/cuff-driver.ts';
import { mightySatDriver } from './bluetooth/mightysat-driver.ts';
import { nonin3230Driver } from './bluetooth/nonin-3230-driver.ts';
import { bluetoothOximeterDriver } from './bluetooth/oximeter-driver.ts';
import type { Driver } from './driver.ts';
import { hl7Driver } from './hl7/driver.ts';
import { noninDf2Driver, noninDf7Driver } from './nonin/packet-driver.ts';

/** Whoever connects to the MLLP port speaks this. */
export const mllpDriver: Driver = hl7Driver;

/** Every family of devices the gateway knows. */
export const drivers: readonly Driver[] = [
  mllpDriver,
  bluetoothOximeterDriver,
  bluetoothCuffDriver,
  nonin3230Driver,
  mightySatDriver,
  noninDf2Driver,
  noninDf7Driver,
];
