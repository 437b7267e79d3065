import { describe, expect, it } from 'vitest';
import type { CommandId } from '@chairside/shared/ids.ts';
import { aBrowser, aFrontDesk } from '../testing/a-front-desk.ts';
import { anOffice, chen, minute, ortiz, pin } from '../testing/an-office.ts';

const [once, another] = ['1', '2'] as unknown as [CommandId, CommandId];

describe('a voucher', () => {
  async function vouched(given: string | null = pin) {
    const office = await anOffice();
    const { people, tablet, signIn } = office;
    // Both gave their password there today; now it is Ortiz's again.
    await signIn(tablet, 'chen');
    await signIn(tablet, 'ortiz');
    const answer = await people.vouch(tablet.browser(), { personId: chen, pin: given });
    const at = (commandId = once, where = tablet) => ({ commandId, cookies: where.cookies() });
    return { ...office, at, answer, voucher: answer.ok ? answer.value.told.voucher : '' };
  }

  const after: readonly (readonly [ms: number, who: string | null])[] = [
    [59_999, chen],
    [60_000, null],
    [60_001, null],
  ];
  for (const [ms, who] of after)
    it(`[PE18] stands after ${ms} ms for ${who ?? 'nobody'}`, async () => {
      const { people, voucher, hostClock, at } = await vouched();
      hostClock.advance(ms);
      expect(people.doorkeeper.redeem(voucher, at())?.personId ?? null).toBe(who);
    });

  it('[PE18] buys one command', async () => {
    const { people, voucher, at } = await vouched();
    expect(people.doorkeeper.redeem(voucher, at())).toMatchObject({ personId: chen, role: 'nurse' });
    expect(people.doorkeeper.redeem(voucher, at(another))).toBeNull();
    expect(people.doorkeeper.redeem('made up, and long enough', at())).toBeNull();
  });

  const again: readonly (readonly [ms: number, who: string | null])[] = [
    [29_999, chen],
    [30_000, null],
    [30_001, null],
  ];
  for (const [ms, who] of again)
    it(`[PE18] the same command sent again ${ms} ms later is of ${who ?? 'nobody'}`, async () => {
      const { people, voucher, hostClock, at } = await vouched();
      people.doorkeeper.redeem(voucher, at());
      hostClock.advance(ms);
      expect(people.doorkeeper.redeem(voucher, at())?.personId ?? null).toBe(who);
    });

  it('[PE18] buys nothing at another screen, nor once somebody else is signed in where it was given', async () => {
    const { people, voucher, at, office, tablet, signIn } = await vouched();
    expect(people.doorkeeper.redeem(voucher, at(once, office))).toBeNull();
    expect(people.doorkeeper.redeem(voucher, { commandId: once, cookies: undefined })).toBeNull();
    await signIn(tablet, 'patel');
    expect(people.doorkeeper.redeem(voucher, at())).toBeNull();
  });

  it('[PE18] is given only where she gave her password today', async () => {
    const { people, tablet, office, hostClock, signIn } = await vouched();
    const ask = (where: typeof tablet) => people.vouch(where.browser(), { personId: chen, pin });
    expect(await ask(office)).toMatchObject({ error: { type: 'password-needed' } });
    await signIn(office, 'chen');
    await signIn(office, 'patel');
    expect((await ask(office)).ok).toBe(true);
    hostClock.advance(11 * 60 * minute);
    await signIn(tablet, 'ortiz');
    hostClock.advance(60 * minute);
    expect(await ask(tablet)).toMatchObject({ error: { type: 'password-needed' } });
  });

  it('[PE18] of somebody who comes in no more buys nothing', async () => {
    const { people, voucher, change, at } = await vouched();
    change({ personId: chen, name: 'chen', role: 'nurse', chairs: null, isActive: false });
    expect(people.doorkeeper.redeem(voucher, at())).toBeNull();
  });

  it('[PE18] is given at a locked screen, and at none where nobody is signed in or the shift is over', async () => {
    const { people, tablet, hostClock } = await vouched();
    const ask = (at = tablet) => people.vouch(at.browser(), { personId: chen, pin });
    people.lock(tablet.browser());
    expect((await ask()).ok).toBe(true);
    expect(await ask(aBrowser())).toMatchObject({ error: { type: 'sign-in-needed' } });
    hostClock.advance(12 * 60 * minute);
    expect(await ask()).toMatchObject({ error: { type: 'sign-in-needed' } });
  });

  it('[PE18] costs a PIN: a wrong one, or none, buys nothing, and five wrong ones ask for a password', async () => {
    const { people, tablet, answer } = await vouched(null);
    expect(answer).toMatchObject({ error: { type: 'malformed' } });
    const give = (given: string) =>
      tablet.does(people.vouch(tablet.browser(), { personId: chen, pin: given }));
    for (let time = 0; time < 4; time += 1)
      expect(await give('9999')).toMatchObject({ error: { type: 'wrong' } });
    expect(await give('9999')).toMatchObject({ error: { type: 'password-needed' } });
    expect(await give(pin)).toMatchObject({ error: { type: 'password-needed' } });
  });

  it('[PE18] in the demo costs nothing, of somebody who is there', async () => {
    const { people, site } = await aFrontDesk({ isDemo: true, place: 'simulation' });
    const person = { personId: chen, name: 'M. Chen', role: 'nurse', chairs: null, isActive: true } as const;
    void site.take({ type: 'person-added', body: { person } }, null);
    const answer = await people.vouch(aBrowser().browser(), { personId: chen, pin: null });
    expect(
      people.doorkeeper.redeem(answer.ok ? answer.value.told.voucher : '', {
        ...{ commandId: once, cookies: undefined },
      }),
    ).toMatchObject({
      personId: chen,
    });
    expect(await people.vouch(aBrowser().browser(), { personId: ortiz, pin: null })).toMatchObject({
      error: { type: 'unknown-person' },
    });
  });
});
