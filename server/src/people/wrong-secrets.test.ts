import { describe, expect, it } from 'vitest';
import { aBrowser } from '../testing/a-front-desk.ts';
import { aDesk, chen, hour, minute, ortiz, password, pin } from '../testing/a-shared-tablet.ts';

describe('wrong PINs', () => {
  async function tablets(count: number) {
    const desk = await aDesk();
    const all = Array.from({ length: count }, (_, at) => aBrowser(`10.0.1.${at}`));
    for (const tablet of all) await desk.signIn('ortiz', password, tablet);
    const give = (at: (typeof all)[number], given: string) =>
      at.does(desk.people.quickSignIn(at.browser(), { personId: ortiz, pin: given }));
    const wrongPins = async (at: (typeof all)[number], times: number) => {
      for (let time = 0; time < times; time += 1) await give(at, '9999');
    };
    return { ...desk, all, give, wrongPins };
  }

  it('[PE8] shut that PIN out at that screen: not at another one, and nobody else there', async () => {
    const { all, give, wrongPins, signIn, people } = await tablets(2);
    const [here, there] = all as [(typeof all)[number], (typeof all)[number]];
    await signIn('chen', password, here);
    await signIn('ortiz', password, here);
    await wrongPins(here, 5);
    expect(await give(here, pin)).toMatchObject({ error: { type: 'password-needed' } });
    expect((await give(there, pin)).ok).toBe(true);
    const colleague = people.quickSignIn(here.browser(), { personId: chen, pin });
    expect((await here.does(colleague)).ok).toBe(true);
    expect((await signIn('ortiz', password, here)).ok).toBe(true);
  });

  const everywhere: readonly (readonly [times: number, isLockedOut: boolean])[] = [
    [19, false],
    [20, true],
    [21, true],
  ];
  for (const [times, isLockedOut] of everywhere)
    it(`[PE8] ${times} of one person at many screens ${isLockedOut ? 'are too many everywhere' : 'are not yet'}`, async () => {
      const { all, give, wrongPins, hostClock } = await tablets(6);
      for (let given = 0; given < times; given += 4) {
        // The 21st comes once the wait after the 20th is over.
        if (given === 20) hostClock.advance(30_000);
        await wrongPins(all[given / 4]!, Math.min(4, times - given));
      }
      const waits = { ok: false, error: { type: 'locked-out', forMs: times === 21 ? 60_000 : 30_000 } };
      const answer = await give(all[5]!, pin);
      if (isLockedOut) expect(answer).toEqual(waits);
      else expect(answer.ok).toBe(true);
    });
});

describe('a clock that was ahead', () => {
  const ahead: readonly (readonly [ms: number, hindered: 'expired' | null])[] = [
    [59_999, null],
    [60_000, null],
    [60_001, 'expired'],
  ];
  for (const [ms, hindered] of ahead)
    it(`[PE9] a password given ${ms} ms in the future ${hindered === null ? 'counts' : 'is asked for again'}`, async () => {
      const { signIn, visitor, store, hostClock } = await aDesk();
      await signIn();
      const [session] = store.sessions.all();
      const atMs = hostClock.now() + ms;
      store.sessions.put({ ...session!, passwordAtMs: atMs, touchedAtMs: hostClock.now() });
      expect(visitor()).toMatchObject({ hindered });
    });

  it('[PE7] a screen touched in the future is locked', async () => {
    const { signIn, visitor, store, hostClock } = await aDesk();
    await signIn();
    const [session] = store.sessions.all();
    store.sessions.put({ ...session!, touchedAtMs: hostClock.now() + hour });
    expect(visitor()).toMatchObject({ hindered: 'locked' });
  });

  it('[PE8] a password given in the future lets no PIN in', async () => {
    const { signIn, people, tablet, store, hostClock } = await aDesk();
    await signIn();
    const [device] = store.devices.all();
    const future = device!.people.map((one) => ({ ...one, passwordAtMs: hostClock.now() + hour }));
    store.devices.put({ ...device!, people: future });
    expect(await people.quickSignIn(tablet.browser(), { personId: ortiz, pin })).toMatchObject({
      error: { type: 'password-needed' },
    });
  });

  it('[PE10] a wait that was written then is as long as it was, from now on', async () => {
    const { signIn, store, hostClock } = await aDesk();
    const lastAtMs = hostClock.now() + 365 * 24 * hour;
    store.failures.put({
      ...{ subject: 'account ortiz', times: 6, lastAtMs },
      lockedUntilMs: lastAtMs + minute,
    });
    expect(await signIn()).toEqual({ ok: false, error: { type: 'locked-out', forMs: minute } });
    hostClock.advance(minute);
    expect((await signIn()).ok).toBe(true);
  });
});

describe('wrong passwords', () => {
  it('[PE10] four are free; after the fifth nobody gets in for 30 s, then 60 s, up to 15 min', async () => {
    const { signIn, wrong, hostClock, hasher } = await aDesk();
    await wrong(4);
    expect((await signIn()).ok).toBe(true);
    await wrong(5);
    const compared = hasher.compared.length;
    expect(await signIn()).toEqual({ ok: false, error: { type: 'locked-out', forMs: 30_000 } });
    expect(hasher.compared).toHaveLength(compared);
    hostClock.advance(29_999);
    expect(await signIn()).toEqual({ ok: false, error: { type: 'locked-out', forMs: 1 } });
    for (const waitMs of [60_000, 120_000, 240_000, 480_000, 900_000, 900_000]) {
      hostClock.advance(1);
      await wrong(1);
      expect(await signIn()).toEqual({ ok: false, error: { type: 'locked-out', forMs: waitMs } });
      hostClock.advance(waitMs - 1);
    }
    hostClock.advance(1);
    expect((await signIn()).ok).toBe(true);
    await wrong(4);
    expect((await signIn()).ok).toBe(true);
  });

  it('[PE10] of an account that does not exist: the same', async () => {
    const { signIn, wrong } = await aDesk();
    await wrong(5, 'nobody');
    expect(await signIn('nobody')).toEqual({ ok: false, error: { type: 'locked-out', forMs: 30_000 } });
  });

  it('[PE10] lock the account wherever it is tried from, and the address whoever is tried', async () => {
    const { signIn, wrong } = await aDesk();
    const elsewhere = aBrowser('10.0.0.8');
    await wrong(5);
    expect(await signIn('ortiz', password, elsewhere)).toMatchObject({ error: { type: 'locked-out' } });
    expect(await signIn('chen')).toMatchObject({ error: { type: 'locked-out' } });
    expect((await signIn('chen', password, elsewhere)).ok).toBe(true);
  });

  it('[PE10] sent at once are counted before the first is compared', async () => {
    const { people, tablet, hasher } = await aDesk();
    const guesses = Array.from({ length: 100 }, (_, at) =>
      people.signIn(tablet.browser(), { account: 'ortiz', password: `guess number ${at}` }),
    );
    await Promise.all(guesses);
    expect(hasher.compared).toHaveLength(5);
  });

  it('[PE11] are facts of the site: the first at once, those of the next minute as one with their number', async () => {
    const { wrong, hostClock, facts } = await aDesk();
    const refused = () => facts.filter(({ type }) => type === 'sign-in-refused').map(({ body }) => body);
    await wrong(8);
    expect(refused()).toMatchObject([
      { personId: ortiz, why: 'wrong', times: 1 },
      { personId: ortiz, why: 'locked-out', times: 1 },
    ]);
    hostClock.advance(minute);
    expect(refused().slice(2)).toMatchObject([
      { personId: ortiz, why: 'wrong', times: 4 },
      { personId: ortiz, why: 'locked-out', times: 2 },
    ]);
  });

  it('[PE11] a flood from everywhere is a handful of facts a minute, and counts to the last', async () => {
    const { people, hostClock, facts } = await aDesk();
    for (let at = 0; at < 500; at += 1) {
      const browser = { ...aBrowser(`10.0.${at}.1`).browser(), device: `device ${at}` };
      await people.signIn(browser, { account: `guess-${at}`, password });
    }
    hostClock.advance(minute);
    const refused = facts.flatMap(({ type, body }) => (type === 'sign-in-refused' ? [body.times] : []));
    expect(refused.length).toBeLessThanOrEqual(11);
    expect(refused.reduce((sum, times) => sum + times, 0)).toBe(500);
  });
});
