import type { Worded } from './catalogue.ts';
import type { signIn } from './en-sign-in.ts';

/** The keys of the English words of signing in with room for other words. */
export type SignInWords = Worded<typeof signIn>;
