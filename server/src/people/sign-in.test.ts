import { describe, expect, it } from 'vitest';
import type { ChairId, PersonId } from '@chairside/shared/ids.ts';
import { aBrowser } from '../testing/a-front-desk.ts';
import { aDesk, hour, minute, ortiz, password, pin } from '../testing/a-shared-tablet.ts';

describe('a password', () => {
  for (const account of ['ortiz', 'ORTIZ', '  Ortiz ', 'ｏｒｔｉｚ'])
    it(`[PE4] lets in by the account “${account}”, however it is written`, async () => {
      const { signIn, visitor, facts } = await aDesk();
      expect((await signIn(account)).ok).toBe(true);
      expect(visitor()).toMatchObject({ type: 'person', personId: ortiz, hindered: null });
      expect(facts.at(-1)).toEqual({
        ...{ type: 'signed-in', by: ortiz },
        body: { how: 'password', device: 'Chrome · Linux' },
      });
    });

  it('[PE5] of an account there is and one there is not: the same answer, and one comparison each', async () => {
    const { signIn, hasher } = await aDesk();
    const known = await signIn('ortiz', 'not this one');
    expect(hasher.compared).toHaveLength(1);
    const unknown = await signIn('nobody', 'not this one');
    expect(hasher.compared).toHaveLength(2);
    expect([known, unknown]).toEqual([
      { ok: false, error: { type: 'wrong' } },
      { ok: false, error: { type: 'wrong' } },
    ]);
  });

  it('[PE5] of who comes in no more: the same answer, too', async () => {
    const { signIn, hasher, change, facts } = await aDesk();
    change({ personId: ortiz, name: 'Ortiz', role: 'nurse', chairs: null, isActive: false });
    expect(await signIn()).toEqual({ ok: false, error: { type: 'wrong' } });
    expect(hasher.compared).toHaveLength(1);
    expect(facts.at(-1)).toMatchObject({ type: 'sign-in-refused', body: { why: 'inactive' } });
  });
});

describe('a session', () => {
  it('[PE6] has another token each time, and the one before opens nothing', async () => {
    const { signIn, tablet, visitor, people, store } = await aDesk();
    await signIn();
    const before = tablet.cookies();
    await signIn();
    expect(tablet.cookies()).not.toBe(before);
    expect(people.doorkeeper.whoIs(before)).toBeNull();
    expect(visitor()).toMatchObject({ personId: ortiz });
    const token = tablet.tokens().session ?? '';
    expect(JSON.stringify(store.sessions.all())).not.toContain(token);
  });

  it('[PE6] a token somebody else put there is not taken over', async () => {
    const { people, tablet } = await aDesk();
    const planted = {
      ...tablet.browser(),
      tokens: { session: 'A'.repeat(43), device: 'B'.repeat(43), screen: null },
    };
    const answer = await people.signIn(planted, { account: 'ortiz', password });
    if (!answer.ok) throw new Error('refused');
    expect(answer.value.changes.session).not.toBe('A'.repeat(43));
    expect(answer.value.changes.device).not.toBe('B'.repeat(43));
  });

  const untouched: readonly (readonly [ms: number, hindered: 'locked' | null])[] = [
    [5 * minute - 1, null],
    [5 * minute, 'locked'],
    [5 * minute + 1, 'locked'],
  ];
  for (const [ms, hindered] of untouched)
    it(`[PE7] untouched for ${ms} ms is ${hindered ?? 'open'}, and shows either way`, async () => {
      const { signIn, visitor, hostClock } = await aDesk();
      await signIn();
      hostClock.advance(ms);
      expect(visitor()).toMatchObject({ type: 'person', hindered });
    });

  it('[PE7] that is touched stays open, and one that is locked is not opened by a touch', async () => {
    const { signIn, visitor, hostClock, people, tablet } = await aDesk();
    await signIn();
    hostClock.advance(4 * minute);
    people.doorkeeper.touched(tablet.cookies());
    hostClock.advance(4 * minute);
    expect(visitor()).toMatchObject({ hindered: null });
    hostClock.advance(minute);
    people.doorkeeper.touched(tablet.cookies());
    expect(visitor()).toMatchObject({ hindered: 'locked' });
  });

  it('[PE7] [PE8] a locked one is opened by the PIN, also after the clinic has let screens lie for longer', async () => {
    const { signIn, visitor, hostClock, people, tablet, site } = await aDesk();
    await signIn();
    hostClock.advance(6 * minute);
    void site.take({ type: 'idle-lock-set', body: { afterMs: hour } }, null);
    expect(visitor()).toMatchObject({ hindered: 'locked' });
    expect((await tablet.does(people.unlock(tablet.browser(), { pin: '1111' }))).ok).toBe(false);
    expect((await tablet.does(people.unlock(tablet.browser(), { pin }))).ok).toBe(true);
    expect(visitor()).toMatchObject({ hindered: null });
  });

  const sincePassword: readonly (readonly [ms: number, stands: string])[] = [
    [12 * hour - 1, 'locked'],
    [12 * hour, 'expired'],
    [12 * hour + 1, 'expired'],
    [24 * hour - 1, 'expired'],
    [24 * hour, 'nobody'],
    [24 * hour + 1, 'nobody'],
  ];
  for (const [ms, stands] of sincePassword)
    it(`[PE9] ${ms} ms after the password is ${stands}`, async () => {
      const { signIn, visitor, hostClock } = await aDesk();
      await signIn();
      hostClock.advance(ms);
      const found = visitor();
      expect(found?.type === 'person' ? found.hindered : 'nobody').toBe(stands);
    });

  it('[PE9] after twelve hours the PIN is not enough, the password is', async () => {
    const { signIn, visitor, hostClock, people, tablet } = await aDesk();
    await signIn();
    hostClock.advance(12 * hour);
    const byPin = await tablet.does(people.unlock(tablet.browser(), { pin }));
    expect(byPin).toEqual({ ok: false, error: { type: 'password-needed' } });
    expect((await tablet.does(people.unlock(tablet.browser(), { password }))).ok).toBe(true);
    expect(visitor()).toMatchObject({ hindered: null });
  });

  it('[PE9] that is over is a fact of the site', async () => {
    const { signIn, hostClock, facts } = await aDesk();
    await signIn();
    hostClock.advance(24 * hour);
    expect(facts.at(-1)).toEqual({
      ...{ type: 'signed-out', by: null },
      body: { personId: ortiz, because: 'too-long' },
    });
  });
});

describe('a PIN', () => {
  it('[PE8] lets in where the password was given today, and nowhere else', async () => {
    const { signIn, visitor, hostClock, people, tablet } = await aDesk();
    const other = aBrowser('10.0.0.8');
    const quick = (at: typeof tablet) => at.does(people.quickSignIn(at.browser(), { personId: ortiz, pin }));
    expect(await quick(tablet)).toEqual({ ok: false, error: { type: 'password-needed' } });
    await signIn();
    await tablet.does(people.signOut(tablet.browser()));
    expect(people.standingOf(tablet.tokens()).knownHere).toEqual([
      { personId: ortiz, name: 'Ortiz', hasPin: true },
    ]);
    expect((await quick(tablet)).ok).toBe(true);
    expect(visitor()).toMatchObject({ personId: ortiz });
    expect(await quick(other)).toEqual({ ok: false, error: { type: 'password-needed' } });
    hostClock.advance(12 * hour - 1);
    expect((await quick(tablet)).ok).toBe(true);
    hostClock.advance(1);
    expect(await quick(tablet)).toEqual({ ok: false, error: { type: 'password-needed' } });
    // A PIN lengthens nothing: the shift is counted from the password.
    expect(visitor()).toMatchObject({ hindered: 'expired' });
  });

  it('[PE8] wrong four times and then right lets in, wrong five times asks for the password, which sets it right', async () => {
    const { signIn, people, tablet, hostClock } = await aDesk();
    await signIn();
    const give = (given: string) =>
      tablet.does(people.quickSignIn(tablet.browser(), { personId: ortiz, pin: given }));
    for (let time = 0; time < 4; time += 1)
      expect(await give('9999')).toEqual({ ok: false, error: { type: 'wrong' } });
    expect((await give(pin)).ok).toBe(true);
    for (let time = 0; time < 4; time += 1) await give('9999');
    expect(await give('9999')).toEqual({ ok: false, error: { type: 'password-needed' } });
    hostClock.advance(hour);
    expect(await give(pin)).toEqual({ ok: false, error: { type: 'password-needed' } });
    await signIn();
    expect((await give(pin)).ok).toBe(true);
  });
});

describe('going', () => {
  it('[PE12] signed out, the browser stands for nobody at the next word, and still knows who was here', async () => {
    const { signIn, visitor, people, tablet, facts } = await aDesk();
    await signIn();
    const before = tablet.cookies();
    await tablet.does(people.signOut(tablet.browser()));
    expect([visitor(), people.doorkeeper.whoIs(before)]).toEqual([null, null]);
    expect(facts.at(-1)).toMatchObject({ type: 'signed-out', body: { personId: ortiz, because: 'person' } });
  });

  it('[PE12] everywhere: on each browser, and no PIN helps before the password', async () => {
    const { signIn, visitor, people, tablet } = await aDesk();
    const other = aBrowser('10.0.0.8');
    await signIn();
    await signIn('ortiz', password, other);
    await tablet.does(people.signOutEverywhere(tablet.browser(), {}));
    expect([visitor(tablet), visitor(other)]).toEqual([null, null]);
    expect(await people.quickSignIn(other.browser(), { personId: ortiz, pin })).toMatchObject({
      error: { type: 'password-needed' },
    });
  });

  for (const everywhere of [false, true])
    it(`[PE12] ${everywhere ? 'everywhere' : 'here'} is answered once the disk holds it, and of effect before`, async () => {
      const { signIn, visitor, people, tablet, store } = await aDesk();
      await signIn();
      let written: (isOnDisk: boolean) => void = () => undefined;
      store.flush = () => new Promise((resolve) => (written = resolve));
      let isAnswered = false;
      const { browser } = tablet;
      const answer = (everywhere ? people.signOutEverywhere(browser(), {}) : people.signOut(browser())).then(
        () => (isAnswered = true),
      );
      await Promise.resolve();
      expect([visitor(), isAnswered]).toEqual([null, false]);
      written(true);
      await answer;
    });

  it('[PE12] of somebody else: an administrator only', async () => {
    const { signIn, visitor, people, tablet, account } = await aDesk();
    const office = aBrowser('10.0.0.9');
    await account({ personId: 'patel' as PersonId, role: 'administrator' }, { password });
    await signIn();
    await signIn('chen', password, office);
    const asked = { personId: ortiz };
    expect(await people.signOutEverywhere(office.browser(), asked)).toMatchObject({
      error: { type: 'not-permitted' },
    });
    await signIn('patel', password, office);
    expect(await people.signOutEverywhere(office.browser(), { personId: 'x' as PersonId })).toMatchObject({
      error: { type: 'unknown-person' },
    });
    expect((await people.signOutEverywhere(office.browser(), asked)).ok).toBe(true);
    expect(visitor(tablet)).toBeNull();
    expect(visitor(office)).toMatchObject({ personId: 'patel' });
  });

  it('[PE13] another role or other chairs are of effect at the next word, and whoever is no more comes no more', async () => {
    const { signIn, visitor, change } = await aDesk();
    await signIn();
    change({ personId: ortiz, name: 'Ortiz', role: 'read-only', chairs: ['2' as ChairId], isActive: true });
    expect(visitor()).toMatchObject({ principal: { role: 'read-only', chairs: ['2'] } });
    change({ personId: ortiz, name: 'Ortiz', role: 'nurse', chairs: null, isActive: false });
    expect(visitor()).toBeNull();
  });

  it('[PE13] screens are told when somebody is locked, expires, is changed or goes', async () => {
    const { signIn, people, hostClock, change, tablet } = await aDesk();
    let told = 0;
    people.doorkeeper.onChange(() => (told += 1));
    const after = async (act: () => unknown) => {
      told = 0;
      await act();
      return told > 0;
    };
    expect(await after(() => signIn())).toBe(true);
    hostClock.advance(1_000);
    expect(await after(() => hostClock.advance(minute))).toBe(false);
    expect(await after(() => hostClock.advance(5 * minute))).toBe(true);
    expect(await after(() => hostClock.advance(12 * hour))).toBe(true);
    expect(await after(() => hostClock.advance(12 * hour))).toBe(true);
    await signIn();
    const locked = () => people.lock(tablet.browser());
    expect(await after(locked)).toBe(true);
    const away = { personId: ortiz, name: 'Ortiz', role: 'nurse', chairs: null, isActive: false } as const;
    expect(await after(() => change(away))).toBe(true);
  });
});
