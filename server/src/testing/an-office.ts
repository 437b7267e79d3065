import type { PersonId } from '@chairside/shared/ids.ts';
import { aBrowser, aFrontDesk } from './a-front-desk.ts';

export const ortiz = 'ortiz' as PersonId;
export const chen = 'chen' as PersonId;
export const patel = 'patel' as PersonId;
export const password = 'a quiet morning';
export const pin = '2580';
export const minute = 60_000;

/** Two nurses, of whom Ortiz is signed in at a tablet, and an administrator in an office. */
export async function anOffice() {
  const desk = await aFrontDesk();
  await desk.account({ personId: ortiz, name: 'J. Ortiz' }, { password, pin });
  await desk.account({ personId: chen }, { password, pin });
  await desk.account({ personId: patel, role: 'administrator' }, { password });
  const [office, tablet] = [aBrowser('10.0.0.9'), aBrowser()];
  const signIn = (at: typeof tablet, account: string, given = password) =>
    at.does(desk.people.signIn(at.browser(), { account, password: given }));
  await signIn(office, 'patel');
  await signIn(tablet, 'ortiz');
  const visitor = (at: typeof tablet) => desk.people.doorkeeper.whoIs(at.cookies());
  return { ...desk, office, tablet, signIn, visitor };
}
