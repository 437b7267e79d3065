import type { DeviceId } from '@chairside/shared/ids.ts';
import type { SiteShown } from '@chairside/shared/site/state.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { en } from '@chairside/shared/text/en.ts';
import { describe, expect, it } from 'vitest';
import { aReading, aSiteView, aSnapshot, chairTwo } from '../testing/chair.ts';
import { viewOfSnapshot } from '../live/chair-view.ts';
import { sourceNotes } from './source-notes.ts';

const [one, two, ring] = ['OXI-1', 'OXI-2', 'RING-1'] as DeviceId[] as [DeviceId, DeviceId, DeviceId];
const { origin } = en.vital;
const ranked: Partial<SiteShown> = { rankByChair: { [chairTwo]: [one, two] } };
const wellness: Partial<SiteShown> = {
  knownDevices: { [ring]: { family: 'masimo-mightysat', sourceClass: 'wellness' } },
};
const spotCheck: Partial<SiteShown> = {
  knownDevices: { [one]: { family: 'nonin-3230', sourceClass: 'spot-check' } },
};

const rows: readonly (readonly [
  string,
  DeviceId,
  readonly DeviceId[],
  Partial<SiteShown>,
  readonly string[],
])[] = [
  ['of the only one nothing', one, [one], {}, []],
  ['whose it is where two measure it', one, [one, two], {}, [origin.of('OXI-1')]],
  ['the better of two', one, [one, two], ranked, [origin.of('OXI-1')]],
  ['the worse of two: a fallback', two, [one, two], ranked, [origin.fallback('OXI-2')]],
  ['a wellness device: no alarm', ring, [ring], wellness, [origin.noAlarm]],
  ['a wellness device that is allowed', ring, [ring], { ...wellness, doesWellnessAlarm: true }, []],
  [
    'a wellness device beside a silent monitor',
    ring,
    [one, ring],
    wellness,
    [origin.noAlarm, origin.fallback('RING-1')],
  ],
  ['a device for spot checks', one, [one], spotCheck, [origin.spotCheck]],
];

it('[DV8] of two cuffs the worse stands in for nothing: what was measured last is shown', () => {
  const measures = ['systolicMmHg' as const];
  const devices = [one, two].map((id) => ({ deviceId: id, lastHeardAtMs: 0, isConnected: true, measures }));
  const systolic = { ...aReading(), parameter: 'systolicMmHg' as const, deviceId: two, cursor: 1 };
  const view = viewOfSnapshot(aSnapshot({ latest: [systolic], devices }));
  const site = { ...aSiteView().site, ...ranked };
  expect(sourceNotes(view, 'systolicMmHg', { site, text: en })).toEqual([origin.of('OXI-2')]);
});

describe('a cuff that inflates', () => {
  const cuff = { deviceId: two, lastHeardAtMs: null, isConnected: false, measures: [] };
  const oximeter = { ...cuff, deviceId: one, isConnected: true, measures: ['spo2Percent' as const] };
  const notesOf = (isInflating: boolean, parameter: ParameterId, hasReading = true) => {
    const devices = [oximeter, { ...cuff, ...(isInflating && { isCuffInflating: true as const }) }];
    const latest = hasReading ? [{ ...aReading(), deviceId: one, cursor: 1 }] : [];
    const { site } = aSiteView();
    return sourceNotes(viewOfSnapshot(aSnapshot({ latest, devices })), parameter, { site, text: en });
  };

  it('[DV18] explains at SpO2 and pulse rate why they may drop out, with a number there or without', () => {
    expect(notesOf(true, 'spo2Percent')).toEqual([origin.cuffInflating]);
    expect(notesOf(true, 'spo2Percent', false)).toEqual([origin.cuffInflating]);
    expect(notesOf(true, 'pulseRateBpm')).toEqual([origin.cuffInflating]);
  });

  it('[DV18] is nothing to the pressure, and over once it has let go', () => {
    expect(notesOf(true, 'systolicMmHg')).toEqual([]);
    expect(notesOf(false, 'spo2Percent')).toEqual([]);
  });
});

describe('where a number comes from', () => {
  for (const [name, deviceId, measuring, site, notes] of rows) {
    it(`[DV8] ${name}`, () => {
      const devices = measuring.map((id) => ({
        deviceId: id,
        lastHeardAtMs: 0,
        isConnected: true,
        measures: ['spo2Percent' as const],
      }));
      const view = viewOfSnapshot(aSnapshot({ latest: [{ ...aReading(), deviceId, cursor: 1 }], devices }));
      const shown = { ...aSiteView().site, ...site };
      expect(sourceNotes(view, 'spo2Percent', { site: shown, text: en })).toEqual(notes);
    });
  }
});
