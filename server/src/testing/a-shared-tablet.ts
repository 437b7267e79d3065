import type { ChairId, PersonId } from '@chairside/shared/ids.ts';
import { aBrowser, aFrontDesk } from './a-front-desk.ts';

export const ortiz = 'Ortiz' as PersonId;
export const chen = 'Chen' as PersonId;
export const password = 'a quiet morning';
export const pin = '2580';
export const minute = 60_000;
export const hour = 60 * minute;

/** A tablet two nurses share, who have the same password and the same PIN. */
export async function aDesk() {
  const desk = await aFrontDesk();
  await desk.account({ personId: ortiz, chairs: ['1' as ChairId] }, { password, pin });
  await desk.account({ personId: chen }, { password, pin });
  const tablet = aBrowser();
  const signIn = (account = 'ortiz', given = password, at = tablet) =>
    at.does(desk.people.signIn(at.browser(), { account, password: given }));
  const wrong = async (times: number, account = 'ortiz', at = tablet) => {
    for (let time = 0; time < times; time += 1) await signIn(account, 'not this one', at);
  };
  const visitor = (at = tablet) => desk.people.doorkeeper.whoIs(at.cookies());
  return { ...desk, tablet, signIn, wrong, visitor };
}
