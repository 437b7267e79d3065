import type { SignInRefusal } from '@chairside/shared/people/standing.ts';
import { commonPasswords } from './common-passwords.ts';

type Weakness = Extract<SignInRefusal, { type: 'weak-password' }>['because'];

/** By NIST SP 800-63B: length, no list of kinds of characters, and none that everybody tries. */
const shortest = 10;

/** Why a password will not do; null: it does. `current` is the one it replaces. */
export function passwordWeakness(
  password: string,
  of: { readonly name: string; readonly account: string; readonly current: string | null },
): Weakness | null {
  if (Array.from(password).length < shortest) return 'short';
  if (password === of.current) return 'same';
  const folded = foldedSecret(password);
  const own = [of.account, of.name, of.name.replaceAll(/\s/g, ''), ...of.name.split(/\s+/)];
  // A short name lies in many a good password by chance.
  if (own.map(foldedSecret).some((name) => name.length >= 4 && folded.includes(name))) return 'name';
  if (commonPasswords.has(folded) || isOneRun(folded) || new Set(folded).size <= 3) return 'common';
  return null;
}

/** 4 to 8 digits are given by the schema; not one digit over and over, nor a run of them. */
export function isWeakPin(pin: string): boolean {
  return new Set(pin).size === 1 || isOneRun(pin) || /^(\d{2})\1+$/.test(pin);
}

/** `1234`, `9876`, `abcdefghij`: each sign the neighbour of the one before, in one direction; after 9 comes 0. */
function isOneRun(text: string): boolean {
  const codes = Array.from(text.replace(/90$/, '9:'), (sign) => sign.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}

function foldedSecret(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
