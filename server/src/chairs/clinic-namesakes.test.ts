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

const device = 'VENDOR_MONITOR' as DeviceId;

function aClinic() {
  const reported: string[] = [];
  const heard: unknown[] = [];
  const desk = {
    chair: chairTwo,
    receive: (readings: readonly { reading: { value: number } }[]) => {
      heard.push(...readings.map(({ reading }) => reading.value));
      return Promise.resolve(true);
    },
    report: ({ what }: { what: string }, sinceMs: number | null) => {
      if (what === 'device-name-twice') reported.push(sinceMs === null ? 'over' : 'so');
    },
    noteHeard: () => undefined,
    recent: { latest: {} },
    state: () => ({ session: null }),
  };
  const site = { state: () => ({ ...emptySite, chairByDevice: { [device]: chairTwo } }) };
  const clinic = createClinic({
    clock: createFakeClock(),
    site: site as unknown as SiteDesk,
    desks: new Map([[chairTwo, desk as unknown as ChairDesk]]),
    admission: createAdmission(),
    waves: { hear: () => undefined },
  });
  const say = (peer: string, value: number): readonly DeviceSaid[] => {
    const of = { deviceId: device, parameter: 'spo2Percent', measuredAtMs: null, sentAtMs: null } as const;
    const batch = [{ type: 'reading', reading: { ...of, quality: 'good', value } } as const];
    const named = clinic.named(batch, peer);
    void clinic.receive(named, peer);
    return named;
  };
  return { clinic, say, heard, reported };
}

it('[DV13] two patients under one name are never one tile: the second is counted, and told at the chair until it has hung up', () => {
  const { clinic, say, heard, reported } = aClinic();
  for (let times = 0; times < 5; times += 1) {
    say('one', 97);
    const rejected = { type: 'frame-rejected', why: 'name-taken', raw: device };
    expect(say('two', 71)).toEqual([rejected]);
  }
  expect(heard).toEqual([97, 97, 97, 97, 97]);
  expect(reported.at(-1)).toBe('so');
  clinic.hangUp('two');
  expect(reported.at(-1)).toBe('over');
});
