import type { DevicesShown, DeviceShown, LinkShown } from '@chairside/shared/devices/shown.ts';
import type { ChairId, DeviceId, PersonId } from '@chairside/shared/ids.ts';
import type { Socket } from 'socket.io';
import { describe, expect, it } from 'vitest';
import type { Visitor } from '../ports/doorkeeper.ts';
import { createDevicesTold } from './devices-requests.ts';

const nurse: Visitor = {
  type: 'person',
  personId: 'nurse-1' as PersonId,
  principal: { personId: 'nurse-1' as PersonId, role: 'nurse' },
  screen: null,
  hindered: null,
};
const nurseOfChair1 = { ...nurse, principal: { ...nurse.principal, chairs: ['1' as ChairId] } };
const screen = { screenId: 's', name: 'wall', chairs: null, isAtChair: false, pairedAtMs: 0 };

function aDevice(deviceId: string, chair: string | null, peer: string): DeviceShown {
  return {
    deviceId: deviceId as DeviceId,
    family: 'hl7',
    sourceClass: 'monitor',
    peer,
    chair: chair as ChairId | null,
    isConnected: true,
    lastHeardAtMs: 1,
    latest: [],
    conditions: [],
    batteryPercent: null,
    batteryVolt: null,
    skewMs: null,
    driftMsPerHour: null,
    unplaced: 0,
    speaksFor: [],
  };
}

function aLink(peer: string, frames: number): LinkShown {
  return {
    peer,
    family: 'hl7',
    transport: 'mllp',
    lineId: null,
    state: 'open',
    why: null,
    sinceMs: 1,
    retryAtMs: null,
    frames,
    garbageBytes: 0,
    rejected: {},
    lastFrames: [],
  };
}

const shownNow: DevicesShown = {
  links: [aLink('one', 1), aLink('two', 1)],
  devices: [aDevice('A', '1', 'one'), aDevice('B', '2', 'two'), aDevice('C', null, 'one')],
};

function aPage(visitor: Visitor | null) {
  const told: DevicesShown[] = [];
  const socket = {
    data: {},
    emit: (_: string, shown: DevicesShown) => told.push(shown),
  } as unknown as Socket;
  const page = { visitor, shown: shownNow, asked: null as string | null };
  const devices = createDevicesTold({
    sockets: () => new Map([['socket', socket]]),
    doorkeeper: { whoIs: () => page.visitor },
    devicesShown(framesOf) {
      page.asked = framesOf;
      return page.shown;
    },
  });
  return { page, devices, socket, told };
}

const refusals = [
  ['nobody', null, 'nobody'],
  ['a paired screen', { type: 'screen', screen } as unknown as Visitor, 'nobody'],
  ['who is locked', { ...nurse, hindered: 'locked' } as Visitor, 'locked'],
] as const;

describe('the devices page', () => {
  for (const [who, visitor, why] of refusals) {
    it(`[DV2] is not told to ${who}`, () => {
      const { devices, socket, told } = aPage(visitor);
      const answer = devices.watch(socket, { framesOf: null });
      expect(answer).toEqual({ ok: false, error: { type: 'sign-in-needed', why } });
      devices.tell();
      expect(told).toEqual([]);
    });
  }

  it('[DV2] is told to who is signed in, at once and then when something has changed', () => {
    const { page, devices, socket, told } = aPage(nurse);
    expect(devices.watch(socket, { framesOf: 'one' })).toEqual({ ok: true, value: shownNow });
    expect(page.asked).toBe('one');
    devices.tell();
    expect(told).toEqual([]);
    page.shown = { ...shownNow, links: [aLink('one', 2)] };
    devices.tell();
    devices.tell();
    expect(told).toEqual([page.shown]);
  });

  for (const [what, leave] of [
    ['who looks away', ({ devices, socket }: ReturnType<typeof aPage>) => void devices.unwatch(socket)],
    ['who was signed out', ({ page }: ReturnType<typeof aPage>) => void (page.visitor = null)],
  ] as const) {
    it(`[DV2] is told no more to ${what}`, () => {
      const page = aPage(nurse);
      page.devices.watch(page.socket, { framesOf: null });
      leave(page);
      page.page.shown = { links: [], devices: [] };
      page.devices.tell();
      expect(page.told).toEqual([]);
    });
  }

  it('[DV2] has nothing of other chairs for who has some only', () => {
    const { devices, socket } = aPage(nurseOfChair1);
    const answer = devices.watch(socket, { framesOf: null });
    expect(answer.ok && answer.value.devices.map(({ deviceId }) => deviceId)).toEqual(['A', 'C']);
    expect(answer.ok && answer.value.links.map(({ peer }) => peer)).toEqual(['one']);
  });
});
