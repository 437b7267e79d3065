import type { Escalation } from '@chairside/shared/escalation/escalation.ts';
import type { ChairId, PersonId } from '@chairside/shared/ids.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock.ts';
import type { CallsHeld } from '../domain/alarms/calls-held.ts';
import type { Principal } from '../domain/principal.ts';
import type { Visitor } from '../ports/doorkeeper.ts';
import { chairTwo, nurse, physician } from '../testing/a-chair.ts';
import { createReceipts, type Receipts, type ShowingSocket } from './receipts.ts';

const call = 41;
const shown = { chair: chairTwo, escalation: call };

let host: ReturnType<typeof createFakeClock>;
let sockets: Set<ShowingSocket>;
/** Who is at the other end, by cookie. */
let visitors: Map<string, Visitor | null>;
let held: CallsHeld;
let receipts: Receipts;

beforeEach(() => {
  host = createFakeClock();
  sockets = new Set();
  visitors = new Map();
  held = new Map();
  const desk = {
    chair: chairTwo,
    state: () => ({ session: { escalations: [{ id: call } as Escalation] } }) as never,
    holdCalls: (now: CallsHeld) => (held = now),
  };
  receipts = createReceipts({
    sockets: () => sockets,
    desks: new Map([[chairTwo, desk]]),
    doorkeeper: { whoIs: (cookies) => visitors.get(cookies ?? '') ?? null },
    hostClock: host,
  });
});

function aScreen(visitor: Visitor | null, principal: Principal | null = null): ShowingSocket {
  const cookies = `visitor ${visitors.size}`;
  visitors.set(cookies, visitor);
  const socket = { data: { cookies, principal } };
  sockets.add(socket);
  return socket;
}

function person(
  principal: Principal,
  hindered: Extract<Visitor, { type: 'person' }>['hindered'] = null,
): Visitor {
  return { type: 'person', personId: principal.personId, principal, screen: null, hindered };
}

const wall: Visitor = {
  type: 'screen',
  screen: { screenId: 'wall' as never, name: 'Wall', place: 'wall', chairs: null },
};

describe('a screen that shows the card of a call', () => {
  it('[ES4] counts where a physician is at it, and nowhere else', () => {
    const others: PersonId[] = [];
    for (const [visitor, principal, counts] of [
      [person(physician), null, true],
      [person(physician, 'locked'), null, true],
      [person(physician, 'expired'), null, false],
      [person(physician, 'must-change-password'), null, false],
      [person({ ...physician, chairs: [chairTwo] }), null, true],
      [person({ ...physician, chairs: ['3' as ChairId] }), null, false],
      [person(nurse), null, false],
      [person({ ...physician, role: 'administrator' }), null, false],
      [wall, physician, false],
      [null, physician, false],
      [{ type: 'demo' }, physician, true],
      [{ type: 'demo' }, nurse, false],
      [{ type: 'demo' }, null, false],
    ] as const) {
      sockets.clear();
      receipts.note(aScreen(visitor, principal), shown);
      expect([...held]).toEqual(counts ? [[call, physician.personId]] : others);
    }
  });

  it('[ES4] is believed for 5 s of the host, and again with its next word', () => {
    const screen = aScreen(person(physician));
    receipts.note(screen, shown);
    for (const [ms, has] of [
      [4_999, 1],
      [1, 1],
      [1, 0],
    ] as const) {
      host.advance(ms);
      receipts.count();
      expect(held.size).toBe(has);
    }
    receipts.note(screen, shown);
    receipts.count();
    expect(held.size).toBe(1);
  });

  it('[ES4] has it no longer once its connection ends, or its person goes', () => {
    const screen = aScreen(person(physician));
    receipts.note(screen, shown);
    visitors.set('visitor 0', null);
    receipts.count();
    expect(held.size).toBe(0);
    visitors.set('visitor 0', person(physician));
    receipts.count();
    expect(held.size).toBe(1);
    sockets.delete(screen);
    receipts.count();
    expect(held.size).toBe(0);
  });

  it('[ES4] is not the only one: while another has it, it is delivered', () => {
    const first = aScreen(person(physician));
    receipts.note(first, shown);
    receipts.note(aScreen(person({ ...physician, personId: 'physician-2' as PersonId })), shown);
    sockets.delete(first);
    receipts.count();
    expect([...held]).toEqual([[call, 'physician-2']]);
  });

  it('[ES4] says nothing about other calls', () => {
    receipts.note(aScreen(person(physician)), { ...shown, escalation: 40 });
    expect(held.size).toBe(0);
  });
});
