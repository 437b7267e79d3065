import type { ChairId, DeviceId } from '@chairside/shared/ids.ts';
import { emptySite, type SiteState } from '@chairside/shared/site/state.ts';
import { describe, expect, it } from 'vitest';
import { notedAs } from './site-devices.ts';

describe('what a device was heard as', () => {
  const ring = 'RING-1' as DeviceId;
  const bound: SiteState = { ...emptySite, chairByDevice: { [ring]: '1' as ChairId } };
  const known: SiteState = {
    ...bound,
    knownDevices: { [ring]: { family: 'masimo-mightysat', sourceClass: 'wellness' } },
  };
  const spotCheck: SiteState = {
    ...bound,
    knownDevices: { [ring]: { family: 'bluetooth-oximeter', sourceClass: 'spot-check' } },
  };
  for (const [name, state, family, sourceClass] of [
    ['a monitor needs no note', bound, 'nonin-df7', null],
    ['a wellness device is noted', bound, 'masimo-mightysat', 'wellness'],
    ['a device for spot checks is noted', bound, 'nonin-3230', 'spot-check'],
    ['what stands at no chair is not', emptySite, 'masimo-mightysat', null],
    ['what is known is not noted again', known, 'masimo-mightysat', null],
    ['a standard Bluetooth oximeter is noted', bound, 'bluetooth-oximeter', 'spot-check'],
    ['what is less fit than before is noted', spotCheck, 'masimo-mightysat', 'wellness'],
    ['a family nobody here has is not', bound, 'written-elsewhere', null],
  ] as const) {
    it(`[DV6] ${name}`, () => {
      const fact = { type: 'device-known', body: { deviceId: ring, family, sourceClass } };
      expect(notedAs(state, ring, family)).toEqual(sourceClass === null ? null : fact);
    });
  }

  for (const family of ['bluetooth-oximeter', 'nonin-3230', 'hl7', 'nonin-df7'] as const) {
    it(`[DV15] a wellness device that is heard as ${family} is none the fitter for it`, () => {
      expect(notedAs(known, ring, family)).toBeNull();
    });
  }
});
