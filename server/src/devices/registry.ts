import { bluetoothCuffDriver } from './bluetooth/cuff-driver.ts';
import { mightySatDriver } from './bluetooth/mightysat-driver.ts';
import { nonin3230Driver } from './bluetooth/nonin-3230-driver.ts';
import { bluetoothOximeterDriver } from './bluetooth/oximeter-driver.ts';
import type { Driver } from './driver.ts';
import { hl7Driver } from './hl7/driver.ts';
import { ivy450cDriver } from './ivy/driver.ts';
import { masimoAscii1Driver } from './masimo/driver.ts';
import { noninDf13Driver } from './nonin/df13-driver.ts';
import { noninDf8Driver } from './nonin/df8-driver.ts';
import { noninDf2Driver, noninDf7Driver } from './nonin/packet-driver.ts';
import { suntechAdvantageDriver } from './suntech/driver.ts';

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
  noninDf8Driver,
  noninDf13Driver,
  masimoAscii1Driver,
  ivy450cDriver,
  suntechAdvantageDriver,
];
