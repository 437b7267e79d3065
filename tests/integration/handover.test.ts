import { randomUUID } from 'node:crypto';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { ChairId, PersonId } from '@chairside/shared/ids.ts';
import type { Vouched } from '@chairside/shared/people/requests.ts';
import { nothingFromAfar } from '@chairside/shared/people/afar.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { audibleAt } from '../support/listening-screen.ts';
import { enterNurse, mustBeRecorded, type Given, type Nurse } from '../support/nurse.ts';
import { enterBrowser } from '../support/people.ts';

/** Whose the chair is, and what is done from a desk: several people at once, over real sockets. */

let gateway: Gateway;
let ortiz: Nurse;
let chen: Nurse;
let weber: Nurse;
let patel: Nurse;
let used = 0;

beforeAll(async () => {
  gateway = await startGateway({ chairs: '40', speed: 1 });
  ortiz = enterNurse(gateway, 'nurse-1');
  chen = enterNurse(gateway, 'nurse-2');
  weber = enterNurse(gateway, 'physician-1');
  patel = enterNurse(gateway, 'service-1');
}, 30_000);

afterAll(async () => {
  for (const one of [ortiz, chen, weber, patel]) one.leave();
  await gateway.end();
});

const offering = { type: 'offer-handover', to: null, note: null } as const satisfies ChairCommand;
const accepting: ChairCommand = { type: 'accept-handover', limitsConfirmedSeq: null };
const taking: ChairCommand = {
  type: 'take-chair',
  reason: 'she was called home',
  from: 'nurse-1' as PersonId,
  limitsConfirmedSeq: null,
};

/** A chair no test has used, with a session of J. Ortiz. */
async function chairOfOrtiz(): Promise<string> {
  used += 1;
  const chair = String(used);
  const patient = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 };
  mustBeRecorded(
    await ortiz.command(chair, { type: 'open-session', patient, protocolId: 'iv-ketamine-40', series: null }),
  );
  return chair;
}

async function sessionAt(chair: string): Promise<Session> {
  const { session } = (await ortiz.chair(chair)).state;
  if (session === null) throw new Error(`no session at chair ${chair}`);
  return session;
}

const refusals = (given: readonly Given[]) =>
  given.flatMap((one) => (one.outcome === 'refused' ? [one.refusal.type] : []));
const recorded = (given: readonly Given[]) => given.filter(({ outcome }) => outcome === 'recorded').length;

describe('two people at once', () => {
  it('[SE20] of two who accept one gets it, and the other is told that it is offered no more', async () => {
    const chair = await chairOfOrtiz();
    mustBeRecorded(await ortiz.command(chair, offering));
    const given = await Promise.all([chen.command(chair, accepting), weber.command(chair, accepting)]);
    expect(recorded(given)).toBe(1);
    expect(refusals(given)).toEqual(['no-handover']);
    const winner = given[0].outcome === 'recorded' ? 'nurse-2' : 'physician-1';
    expect(await sessionAt(chair)).toMatchObject({ nurse: { personId: winner }, handover: null });
  });

  it('[SE20] it is accepted or taken back, never both', async () => {
    const chair = await chairOfOrtiz();
    mustBeRecorded(await ortiz.command(chair, offering));
    const given = await Promise.all([
      ortiz.command(chair, { type: 'withdraw-handover' }),
      chen.command(chair, accepting),
    ]);
    expect(recorded(given)).toBe(1);
    expect(refusals(given)).toEqual(['no-handover']);
    const isChens = given[1].outcome === 'recorded';
    expect((await sessionAt(chair)).nurse?.personId).toBe(isChens ? 'nurse-2' : 'nurse-1');
  });

  it('[SE20] of two who take it at once one gets it, and the second is told whose it is now', async () => {
    const chair = await chairOfOrtiz();
    const given = await Promise.all([chen.command(chair, taking), weber.command(chair, taking)]);
    expect(recorded(given)).toBe(1);
    const winner = given[0].outcome === 'recorded' ? 'nurse-2' : 'physician-1';
    const refused = given.find(({ outcome }) => outcome === 'refused');
    expect(refused).toMatchObject({ refusal: { type: 'taken-already', personId: winner } });
    expect((await sessionAt(chair)).nurse?.personId).toBe(winner);
  });

  it('[SE20] an offer while somebody takes it: it is hers who took it, and nothing is offered in her name', async () => {
    const chair = await chairOfOrtiz();
    const given = await Promise.all([ortiz.command(chair, offering), chen.command(chair, taking)]);
    expect(recorded(given)).toBeGreaterThanOrEqual(1);
    for (const type of refusals(given)) expect(type).toBe('chair-of-other');
    expect(await sessionAt(chair)).toMatchObject({ nurse: { personId: 'nurse-2' }, handover: null });
  });
});

it('[SE20] at a colleague’s tablet she accepts with her own voucher, which buys that one thing', async () => {
  const chair = await chairOfOrtiz();
  mustBeRecorded(await ortiz.command(chair, { ...offering, to: 'nurse-2' as PersonId }));
  const browser = enterBrowser(gateway.url);
  const answer = await browser.post('/api/people/vouch', { personId: 'nurse-2', pin: null });
  const { voucher } = answer.body as Vouched;
  const screen = browser.screen({ personId: 'nurse-1' });
  const accept = async () => {
    const { id: session } = await sessionAt(chair);
    const request = { commandId: randomUUID(), chair, session, command: accepting, voucher };
    return (await screen.timeout(5_000).emitWithAck('chair:command', request)) as unknown;
  };
  expect(await accept()).toMatchObject({ ok: true });
  expect((await sessionAt(chair)).nurse?.personId).toBe('nurse-2');
  expect(await accept()).toMatchObject({ ok: false, error: { type: 'voucher-spent' } });
  screen.disconnect();
});

it('[PE18] a colleague’s voucher buys nothing of the clinic', async () => {
  const browser = enterBrowser(gateway.url);
  const answer = await browser.post('/api/people/vouch', { personId: 'service-1', pin: null });
  const { voucher } = answer.body as Vouched;
  const screen = browser.screen({ personId: 'nurse-1' });
  const request = {
    commandId: randomUUID(),
    command: { type: 'set-idle-lock', idleLockMs: 60_000 },
    voucher,
  };
  expect(await screen.timeout(5_000).emitWithAck('site:command', request)).toMatchObject({
    error: { type: 'malformed' },
  });
  screen.disconnect();
});

describe('from a screen that stands at a desk', () => {
  const atDesk = { ...audibleAt('1'), place: 'desk' as const };
  const widening: ChairCommand = {
    type: 'set-limit',
    parameter: 'spo2Percent',
    direction: 'low',
    value: 88,
    reason: 'lives with 89',
  };

  it('[UI19] a chair is looked at; what the clinic allows is done, and stamped as from afar', async () => {
    const chair = await chairOfOrtiz();
    const away = enterNurse(gateway, 'physician-1');
    await away.standsAt(atDesk);
    expect(await away.command(chair, widening)).toMatchObject({
      refusal: { type: 'not-from-afar', kind: 'limits' },
    });
    expect(await away.command(chair, taking)).toMatchObject({
      refusal: { type: 'not-from-afar', kind: null },
    });
    mustBeRecorded(await patel.ask({ type: 'set-afar', afar: { ...nothingFromAfar, mayMoveLimits: true } }));
    mustBeRecorded(await away.command(chair, widening));
    const moved = (await sessionAt(chair)).recentEntries.findLast(({ type }) => type === 'limits-set');
    expect(moved?.actor).toEqual({ personId: 'physician-1', role: 'physician', isFromAfar: true });
    expect(await away.command(chair, { type: 'ask-for-cuff' })).toMatchObject({
      refusal: { type: 'not-from-afar', kind: 'order' },
    });
    mustBeRecorded(await patel.ask({ type: 'set-afar', afar: nothingFromAfar }));
    expect(await away.command(chair, { ...widening, value: 89 })).toMatchObject({ outcome: 'refused' });
    away.leave();
  });

  it('[UI19] it acts from there from its handshake on, and also while it says nothing more of itself', async () => {
    const chair = await chairOfOrtiz();
    const screen = enterBrowser(gateway.url).screen({ personId: 'nurse-2', place: 'desk' });
    const take = async () => {
      const { id: session } = await sessionAt(chair);
      const request = { commandId: randomUUID(), chair, session, command: taking };
      return (await screen.timeout(5_000).emitWithAck('chair:command', request)) as unknown;
    };
    const say = (report?: object) =>
      screen.timeout(5_000).emitWithAck('screen:heartbeat', { seqByChair: {}, report });
    const refused = { ok: false, error: { type: 'not-from-afar' } };
    expect(await take()).toMatchObject(refused);
    await say();
    expect(await take()).toMatchObject(refused);
    await say(audibleAt('1'));
    await say();
    expect(await take()).toMatchObject({ ok: true });
    screen.disconnect();
  });

  it('[UI19] only an administrator says what may be done from afar', async () => {
    for (const one of [ortiz, weber])
      expect(await one.ask({ type: 'set-afar', afar: nothingFromAfar })).toMatchObject({
        refusal: { type: 'not-permitted' },
      });
  });

  it('[UI19] a tablet that stands at another chair is not far away', async () => {
    const chair = await chairOfOrtiz();
    const tablet = enterNurse(gateway, 'nurse-2');
    await tablet.standsAt({ ...audibleAt('3'), watches: ['3' as ChairId] });
    mustBeRecorded(await tablet.command(chair, widening));
    const moved = (await sessionAt(chair)).recentEntries.findLast(({ type }) => type === 'limits-set');
    expect(moved?.actor).toEqual({ personId: 'nurse-2', role: 'nurse' });
    tablet.leave();
  });
});
