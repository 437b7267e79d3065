import { z } from 'zod';
import { personIdSchema } from '../ids.ts';
import { pairedScreenSchema, reachSchema, roles } from './people.ts';

/**
 * What is asked over HTTP about people: everything that carries a secret, or changes what a browser's cookie stands for. All
 * are `POST` with a JSON body, refused with a `SignInRefusal`; without another word the answer is the new `Standing`.
 *
 * | address | who may | answer |
 * | --- | --- | --- |
 * | `GET /api/people/me` | anybody | Standing |
 * | `/api/people/sign-in` | anybody | |
 * | `/api/people/quick-sign-in` | whose password was given on this device today (UI14) | |
 * | `/api/people/unlock` | who is signed in here | |
 * | `/api/people/lock` | who is signed in here | |
 * | `/api/people/sign-out` | who is signed in here | |
 * | `/api/people/sign-out-everywhere` | who is signed in; of somebody else an administrator | |
 * | `/api/people/password` | who is signed in here | |
 * | `/api/people/pin` | who is signed in here | |
 * | `/api/people/vouch` | anybody at a screen where somebody is signed in | `{ voucher }` |
 * | `/api/people/accounts` | administrator | `{ personId, oneTimePassword }` |
 * | `/api/people/reset` | administrator | `{ personId, oneTimePassword }` |
 * | `/api/screens/pairing-code` | administrator | `{ code, untilMs }` |
 * | `/api/screens/pair` | anybody | |
 */
const account = z.string().trim().min(1).max(60);
const password = z.string().min(1).max(200);
const pin = z.string().regex(/^\d{4,8}$/);

export const peopleRequests = {
  'sign-in': z.object({ account, password }),
  'quick-sign-in': z.object({ personId: personIdSchema, pin }),
  unlock: z.union([z.object({ pin }), z.object({ password })]),
  lock: z.object({}),
  'sign-out': z.object({}),
  'sign-out-everywhere': z.object({ personId: personIdSchema.optional() }),
  password: z.object({ current: password, next: password }),
  pin: z.object({ password, pin }),
  /** A colleague does one thing at this screen: her PIN buys one command within the minute. In the demo no PIN is asked for. */
  vouch: z.object({ personId: personIdSchema, pin: pin.nullable() }),
  accounts: z.object({
    account,
    name: z.string().trim().min(1).max(80),
    role: z.enum(roles),
    chairs: reachSchema,
  }),
  reset: z.object({ personId: personIdSchema }),
} as const;
export type PeopleRequestName = keyof typeof peopleRequests;
export type PeopleRequest<N extends PeopleRequestName> = z.infer<(typeof peopleRequests)[N]>;

export const screenRequests = {
  'pairing-code': pairedScreenSchema.omit({ screenId: true }),
  pair: z.object({
    code: z
      .string()
      .trim()
      .regex(/^\d{8}$/),
  }),
} as const;

export type Vouched = { readonly voucher: string };
export type AccountMade = { readonly personId: string; readonly oneTimePassword: string };
export type PairingCode = { readonly code: string; readonly untilMs: number };
