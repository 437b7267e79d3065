import { z } from 'zod';
import { personIdSchema } from '@chairside/shared/ids.ts';
import { screenIdSchema } from '@chairside/shared/people/people.ts';

/** What is kept of people outside the journal, for a journal forgets nothing: with what they sign in, and where they are signed in. */
export const keptSchemas = {
  accounts: z.object({
    /** As it is typed, in lower case. */
    account: z.string(),
    personId: personIdSchema,
    passwordHash: z.string(),
    pinHash: z.string().nullable(),
    /** The password came from somebody else, or from the first run. */
    mustChange: z.boolean(),
  }),
  sessions: z.object({
    /** Of the token in the browser's cookie. */
    digest: z.string(),
    personId: personIdSchema,
    /** What the browser calls itself, shortened. */
    device: z.string(),
    createdAtMs: z.number(),
    /** When the password was given last, here or for the PIN that began this. */
    passwordAtMs: z.number(),
    touchedAtMs: z.number(),
    isLocked: z.boolean(),
  }),
  devices: z.object({
    digest: z.string(),
    seenAtMs: z.number(),
    people: z.array(
      z.object({
        personId: personIdSchema,
        /** Null: never on this device. */
        passwordAtMs: z.number().nullable(),
        /** In a row. */
        wrongPins: z.number().int(),
      }),
    ),
  }),
  screens: z.object({ digest: z.string(), screenId: screenIdSchema }),
  failures: z.object({
    /** An account, known or not, a person's PIN (at one browser, or anywhere), or an address. */
    subject: z.string(),
    times: z.number().int(),
    lastAtMs: z.number(),
    lockedUntilMs: z.number(),
  }),
} as const;

export type KeptName = keyof typeof keptSchemas;
export type Kept<N extends KeptName> = z.infer<(typeof keptSchemas)[N]>;

export const keptNames = Object.keys(keptSchemas) as readonly KeptName[];

/** Under what one of them is found. */
export const keyOf: { readonly [N in KeptName]: (one: Kept<N>) => string } = {
  accounts: ({ account }) => account,
  sessions: ({ digest }) => digest,
  devices: ({ digest }) => digest,
  screens: ({ digest }) => digest,
  failures: ({ subject }) => subject,
};
