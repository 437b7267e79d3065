import type { DeviceId } from '@chairside/shared/ids.ts';
import { emptySite } from '@chairside/shared/site/state.ts';
import { expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock.ts';
import type { DeviceSaid } from '../devices/driver.ts';
import { createAdmission } from '../domain/admission.ts';
import { chairTwo } from '../testing/a-chair.ts';
import type { ChairDesk } from './chair-desk.ts';
import { createClinic } from './clinic.ts';
import type { SiteDesk } from './site-desk.ts';

const first = 'OXI-1' as DeviceId;
const second = 'OXI-2' as DeviceId;
const elsewhere = 'OXI-3' as DeviceId;

/** The first and the second stand at chair 2, the third at none. */
function aClinic() {
  const chairByDevice = { [first]: chairTwo, [second]: chairTwo };
  const site = { state: () => ({ ...emptySite, chairByDevice }) };
  const desk = {
    chair: chairTwo,
    receive: () => Promise.resolve(true),
    report: () => undefined,
    noteHeard: () => undefined,
    forgetDevice: () => undefined,
    recent: { latest: {} },
    state: () => ({ session: null }),
  };
  const heard: DeviceId[] = [];
  const clock = createFakeClock();
  const clinic = createClinic({
    clock,
    site: site as unknown as SiteDesk,
    desks: new Map([[chairTwo, desk as unknown as ChairDesk]]),
    admission: createAdmission(),
    waves: { hear: (_chair, { deviceId }) => heard.push(deviceId) },
  });
  const say = (said: DeviceSaid) => void clinic.receive([said], 'a line');
  return {
    clock,
    clinic,
    heard,
    spo2: (deviceId: DeviceId) =>
      say({
        type: 'reading',
        reading: {
          deviceId,
          parameter: 'spo2Percent',
          quality: 'good',
          value: 97,
          measuredAtMs: null,
          sentAtMs: null,
        },
      }),
    condition: (deviceId: DeviceId, isSo: boolean) =>
      say({ type: 'condition', deviceId, condition: 'cuff-inflating', isSo }),
    wave: (deviceId: DeviceId) =>
      say({
        type: 'waveform',
        piece: { deviceId, kind: 'pleth', rateHz: 75, samples: Uint16Array.of(1, 2, 3) },
      }),
  };
}

it('[WV2] of two at one chair only the one whose SpO2 is shown has a wave, and of one elsewhere none', () => {
  const { heard, spo2, wave } = aClinic();
  const all = [first, second, elsewhere];
  all.forEach(wave);
  expect(heard).toEqual([]);
  all.forEach(spo2);
  all.forEach(wave);
  expect(heard).toEqual([first]);
});

it('[WV2] once the first is silent and the second speaks, it is the second’s', () => {
  const { clock, heard, spo2, wave } = aClinic();
  spo2(first);
  clock.advance(10_000);
  spo2(second);
  [first, second].forEach(wave);
  expect(heard).toEqual([second]);
});

it('[WV2] of one that has left the chair there is none', () => {
  const { clinic, heard, spo2, wave } = aClinic();
  spo2(first);
  clinic.forget(chairTwo, first);
  wave(first);
  expect(heard).toEqual([]);
});

it('[DV18] that a cuff inflates is told with the devices of its chair, and of no other', () => {
  const { clinic, condition } = aClinic();
  condition(first, true);
  condition(elsewhere, true);
  const inflating = () => clinic.devicesOf(chairTwo).filter(({ isCuffInflating = false }) => isCuffInflating);
  expect(inflating().map(({ deviceId }) => deviceId)).toEqual([first]);
  condition(first, false);
  expect(inflating()).toEqual([]);
});
