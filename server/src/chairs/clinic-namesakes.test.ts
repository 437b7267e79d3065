import type { ChairId, DeviceId } from '@chairside/shared/ids.ts';
import { emptySite } from '@chairside/shared/site/state.ts';
import { expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createAdmission } from '../domain/admission.ts';
import { chairTwo } from '../testing/a-chair.ts';
import type { ChairDesk } from './chair-desk.ts';
import { createClinic } from './clinic.ts';
import type { SiteDesk } from './site-desk.ts';

const device = 'VENDOR_MONITOR' as DeviceId;

function aClinic(chairByDevice: Readonly<Record<string, ChairId>> = { [device]: chairTwo }) {
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
  const site = { state: () => ({ ...emptySite, chairByDevice }) };
  const clinic = createClinic({
    clock: createFakeClock(),
    site: site as unknown as SiteDesk,
    desks: new Map([[chairTwo, desk as unknown as ChairDesk]]),
    admission: createAdmission(),
    waves: { hear: () => undefined },
  });
  const say = (peer: string, value: number) => {
    const of = { deviceId: device, parameter: 'spo2Percent', measuredAtMs: null, sentAtMs: null } as const;
    const batch = [{ type: 'reading', reading: { ...of, quality: 'good', value } } as const];
    const named = clinic.named(batch, peer);
    void clinic.receive(named.said, peer);
    return named;
  };
  return { clinic, say, heard, reported };
}

it('[DV13] two patients under one name are never one tile: the second is counted, and told at the chair until it has hung up', () => {
  const { clinic, say, heard, reported } = aClinic();
  for (let times = 0; times < 5; times += 1) {
    say('one', 97);
    const rejected = { type: 'frame-rejected', why: 'name-taken', raw: device };
    expect(say('two', 71).said).toEqual([rejected]);
  }
  expect(heard).toEqual([97, 97, 97, 97, 97]);
  expect(reported.at(-1)).toBe('so');
  clinic.hangUp('two');
  expect(reported.at(-1)).toBe('over');
});

it('[DV13] what is not heard is to be said again until it is known to be of another', () => {
  const { say } = aClinic();
  const isToBeSaidAgain = ['one', 'two', 'one', 'two'].map((peer) => say(peer, 97).isToBeSaidAgain);
  expect(isToBeSaidAgain).toEqual([false, true, false, false]);
});

it('[DV13] one that stands at no chair and is not heard is free once a person puts its name at one', () => {
  const { clinic, say } = aClinic({});
  for (const peer of ['one', 'two', 'one']) say(peer, 97);
  expect(say('two', 97).said).toMatchObject([{ why: 'name-taken' }]);
  clinic.bound(device);
  expect(say('two', 97).said).toMatchObject([{ type: 'reading' }]);
});

it('[DV13] what was told at the chair is over when a connection whose last bytes came late is hung up', () => {
  const { clinic, say, heard, reported } = aClinic();
  for (const peer of ['dying', 'anew', 'dying', 'anew']) say(peer, 97);
  expect(reported.at(-1)).toBe('so');
  clinic.hangUp('dying');
  expect(reported.at(-1)).toBe('over');
  say('anew', 95);
  expect(heard.at(-1)).toBe(95);
});
