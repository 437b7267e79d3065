import { readFile, stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { ChairId, PersonId } from '@chairside/shared/ids.ts';
import { aBrowser, aFrontDesk } from '../testing/a-front-desk.ts';
import { anOffice, minute, ortiz, password, patel, pin } from '../testing/an-office.ts';

describe('the first run', () => {
  it('[PE1] makes one administrator with another password each time, and none where one can sign in', async () => {
    const [one, other] = [await aFrontDesk(), await aFrontDesk()];
    const [made] = one.first;
    expect(made).toMatchObject({ account: 'admin' });
    expect(made?.oneTimePassword).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(made?.oneTimePassword).not.toBe(other.first[0]?.oneTimePassword);
    expect(await readFile(made?.file ?? '', 'utf8')).toBe(
      `account admin\npassword ${made?.oneTimePassword ?? ''}\n`,
    );
    expect((await stat(made?.file ?? '')).mode & 0o777).toBe(0o600);
    expect(one.facts.map(({ type }) => type)).toEqual(['person-added', 'password-set']);
    const again = await aFrontDesk({ store: one.store, site: one.site });
    expect(again.first).toEqual([]);
  });

  it('[PE1] where the credentials were lost, the administrator there is gets another password', async () => {
    const lost = await anOffice();
    const { first, store } = await aFrontDesk({ site: lost.site });
    expect(first).toHaveLength(1);
    expect(store.accounts.find('admin')).toMatchObject({ personId: 'admin', mustChange: true });
  });

  it('[PE3] in the demo makes nobody', async () => {
    const { first, people } = await aFrontDesk({ isDemo: true, place: 'simulation' });
    expect(first).toEqual([]);
    expect(people.doorkeeper.whoIs(undefined)).toEqual({ type: 'demo' });
    expect(people.standingOf({ session: null, device: null, screen: null })).toMatchObject({ isDemo: true });
  });
});

describe('a password of one’s own', () => {
  const nextOnes: readonly (readonly [next: string, because: string | null])[] = [
    ['ninesigns', 'short'],
    ['ten signs!', null],
    ['welcome2026', 'common'],
    ['my name is ortiz', 'name'],
    [password, 'same'],
    ['the kettle sings', null],
  ];
  for (const [next, because] of nextOnes)
    it(`[PE14] “${next}” is ${because === null ? 'taken' : `refused as ${because}`}`, async () => {
      const { people, tablet, store } = await anOffice();
      const before = store.accounts.find('ortiz');
      const answer = await tablet.does(people.setPassword(tablet.browser(), { current: password, next }));
      expect(answer.ok ? null : answer.error).toEqual(
        because === null ? null : { type: 'weak-password', because },
      );
      expect(store.accounts.find('ortiz')?.passwordHash).toBe(
        because === null ? `hash of ${next}` : before?.passwordHash,
      );
    });

  it('[PE14] asks for the one before, and counts wrong ones', async () => {
    const { people, tablet } = await anOffice();
    const asked = { current: 'not this one', next: 'the kettle sings' };
    for (let time = 0; time < 5; time += 1)
      expect(await people.setPassword(tablet.browser(), asked)).toMatchObject({ error: { type: 'wrong' } });
    expect(await people.setPassword(tablet.browser(), asked)).toMatchObject({
      error: { type: 'locked-out' },
    });
  });

  it('[PE14] ends what was signed in with the one before, but goes on here under another token', async () => {
    const { people, tablet, signIn, visitor, facts } = await anOffice();
    const other = aBrowser('10.0.0.8');
    await signIn(other, 'ortiz');
    const before = tablet.cookies();
    await tablet.does(people.setPassword(tablet.browser(), { current: password, next: 'the kettle sings' }));
    expect(people.doorkeeper.whoIs(before)).toBeNull();
    expect([visitor(tablet), visitor(other)]).toMatchObject([{ personId: ortiz, hindered: null }, null]);
    expect(facts).toContainEqual({
      ...{ type: 'password-set', by: ortiz },
      body: { personId: ortiz, because: 'person' },
    });
    expect(JSON.stringify(facts)).not.toContain('kettle');
  });
});

describe('a PIN of one’s own', () => {
  const pins: readonly (readonly [pin: string, isTaken: boolean])[] = [
    ['0000', false],
    ['1234', false],
    ['4321', false],
    ['7890', false],
    ['1212', false],
    ['12345678', false],
    ['1357', true],
    ['2580', true],
    ['90210', true],
  ];
  for (const [next, isTaken] of pins)
    it(`[PE15] ${next} is ${isTaken ? 'taken' : 'refused'}`, async () => {
      const { people, tablet } = await anOffice();
      const answer = await people.setPin(tablet.browser(), { password, pin: next });
      expect(answer.ok ? null : answer.error).toEqual(isTaken ? null : { type: 'weak-pin' });
    });

  it('[PE15] asks for the password, and for one that was not changed yet there is none', async () => {
    const { people, tablet, office, signIn } = await anOffice();
    expect(await people.setPin(tablet.browser(), { password: 'not this one', pin: '1357' })).toMatchObject({
      error: { type: 'wrong' },
    });
    const made = await people.reset(office.browser(), { personId: ortiz });
    const oneTime = made.ok ? made.value.told.oneTimePassword : '';
    await signIn(tablet, 'ortiz', oneTime);
    expect(await people.setPin(tablet.browser(), { password: oneTime, pin: '1357' })).toMatchObject({
      error: { type: 'password-needed' },
    });
  });
});

describe('accounts', () => {
  it('[PE16] are made by an administrator, once a name, with a password for once', async () => {
    const { people, office, tablet, signIn, visitor, facts } = await anOffice();
    const asked = { account: 'Weber', name: 'Dr. A. Weber', role: 'physician', chairs: null } as const;
    expect(await people.add(tablet.browser(), asked)).toMatchObject({ error: { type: 'not-permitted' } });
    expect(await people.add(aBrowser().browser(), asked)).toMatchObject({
      error: { type: 'sign-in-needed' },
    });
    const made = await people.add(office.browser(), asked);
    if (!made.ok) throw new Error('refused');
    expect(made.value.told.personId).toBe('weber');
    expect(facts.at(-1)).toMatchObject({ type: 'person-added', by: patel });
    expect(await people.add(office.browser(), { ...asked, account: 'WEBER ' })).toMatchObject({
      error: { type: 'account-taken' },
    });
    await signIn(tablet, 'weber', made.value.told.oneTimePassword);
    expect(visitor(tablet)).toMatchObject({
      principal: { role: 'physician' },
      hindered: 'must-change-password',
    });
  });

  it('[PE16] asked for twice at once is made once', async () => {
    const { people, office } = await anOffice();
    const asked = { account: 'weber', name: 'Dr. A. Weber', role: 'physician', chairs: null } as const;
    const both = await Promise.all([
      people.add(office.browser(), asked),
      people.add(office.browser(), asked),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it('[PE16] a locked administrator makes nobody', async () => {
    const { people, office } = await anOffice();
    people.lock(office.browser());
    const asked = { account: 'weber', name: 'Dr. A. Weber', role: 'physician', chairs: null } as const;
    expect(await people.add(office.browser(), asked)).toMatchObject({ error: { type: 'sign-in-needed' } });
  });

  it('[PE17] that are reset: signed in nowhere, no PIN, another password for once', async () => {
    const { people, office, tablet, visitor, signIn, facts } = await anOffice();
    const made = await people.reset(office.browser(), { personId: ortiz });
    if (!made.ok) throw new Error('refused');
    expect(visitor(tablet)).toBeNull();
    expect(await people.quickSignIn(tablet.browser(), { personId: ortiz, pin })).toMatchObject({
      error: { type: 'password-needed' },
    });
    expect(await signIn(tablet, 'ortiz')).toMatchObject({ error: { type: 'wrong' } });
    expect((await signIn(tablet, 'ortiz', made.value.told.oneTimePassword)).ok).toBe(true);
    expect(facts).toContainEqual({
      ...{ type: 'password-set', by: patel },
      body: { personId: ortiz, because: 'administrator' },
    });
    expect(JSON.stringify(facts)).not.toContain(made.value.told.oneTimePassword);
  });

  it('[PE17] of somebody the site knows and the credentials do not: under the name the record has', async () => {
    const { people, office, site, signIn, tablet } = await anOffice();
    const person = {
      personId: 'N-7' as PersonId,
      name: 'N',
      role: 'nurse',
      chairs: null,
      isActive: true,
    } as const;
    void site.take({ type: 'person-added', body: { person } }, null);
    const made = await people.reset(office.browser(), { personId: person.personId });
    expect((await signIn(tablet, 'n-7', made.ok ? made.value.told.oneTimePassword : '')).ok).toBe(true);
    expect(await people.reset(office.browser(), { personId: 'nobody' as PersonId })).toMatchObject({
      error: { type: 'unknown-person' },
    });
  });
});

describe('a paired screen', () => {
  const wall = { name: 'Nurses’ station', place: 'wall' as const, chairs: ['1' as ChairId] };

  async function coded() {
    const office = await anOffice();
    const answer = office.people.code(office.office.browser(), wall);
    const screen = aBrowser('10.0.0.20');
    const pair = (code: string) => screen.does(office.people.pair(screen.browser(), { code }));
    return { ...office, screen, pair, code: answer.ok ? answer.value.told.code : '' };
  }

  const after: readonly (readonly [ms: number, isPaired: boolean])[] = [
    [10 * minute - 1, true],
    [10 * minute, false],
    [10 * minute + 1, false],
  ];
  for (const [ms, isPaired] of after)
    it(`[PE19] by a code of ${ms} ms ago is ${isPaired ? 'paired' : 'not paired'}`, async () => {
      const { pair, code, visitor, screen, hostClock } = await coded();
      expect(code).toMatch(/^\d{8}$/);
      hostClock.advance(ms);
      const answer = await pair(code);
      expect(answer.ok ? null : answer.error).toEqual(isPaired ? null : { type: 'code-wrong' });
      expect(visitor(screen)?.type ?? null).toBe(isPaired ? 'screen' : null);
    });

  it('[PE19] the code is used once, and made by an administrator', async () => {
    const { pair, code, people, tablet, visitor, screen, facts } = await coded();
    await pair(code);
    expect(visitor(screen)).toMatchObject({ type: 'screen', screen: wall });
    expect(facts.at(-1)).toMatchObject({ type: 'screen-paired', by: patel, body: { screen: wall } });
    expect(await pair(code)).toEqual({ ok: false, error: { type: 'code-wrong' } });
    expect(people.code(tablet.browser(), wall)).toMatchObject({ error: { type: 'not-permitted' } });
  });

  it('[PE19] guesses are counted, and a code may not be guessed at leisure', async () => {
    const { pair, code } = await coded();
    for (let time = 0; time < 5; time += 1)
      await pair(
        String(Number(code) + time + 1)
          .slice(-8)
          .padStart(8, '0'),
      );
    expect(await pair(code)).toMatchObject({ error: { type: 'locked-out' } });
  });

  it('[PE19] unpaired is nothing any more; a person signed in on one goes before it', async () => {
    const { pair, code, visitor, screen, signIn, people, site, store } = await coded();
    await pair(code);
    await signIn(screen, 'ortiz');
    expect(visitor(screen)).toMatchObject({ type: 'person', personId: ortiz });
    await screen.does(people.signOut(screen.browser()));
    const [paired] = site.state().screens;
    void site.take({ type: 'screen-unpaired', body: { screenId: paired!.screenId } }, null);
    people.siteChanged();
    expect([visitor(screen), store.screens.all()]).toEqual([null, []]);
  });
});
