import type { Result } from '@chairside/shared/result.ts';
import type { SignInRefusal } from '@chairside/shared/people/standing.ts';
import type { TokenChanges, Tokens } from './cookies.ts';

/** Who asks over HTTP, as far as it is known. */
export type Browser = {
  readonly tokens: Tokens;
  /** What it calls itself, shortened. */
  readonly device: string;
  /** Where it is on the network; of IPv6 the network, for one host has all of it. */
  readonly address: string;
};

/** What was done, and what the browser carries from now on. */
export type Done<T = null> = { readonly changes: TokenChanges; readonly told: T };

export type Answered<T = null> = Result<Done<T>, SignInRefusal>;

/** `Mozilla/5.0 (X11; Linux x86_64) … Chrome/140.0 …` is `Chrome · Linux`: enough to know one's own tablet by. */
export function deviceName(userAgent: string | undefined): string {
  if (userAgent === undefined || userAgent === '') return '';
  const named = (known: readonly (readonly [string, RegExp])[]) =>
    known.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const parts = [named(browsers), named(systems)].filter((part) => part !== undefined);
  const name = parts.length === 0 ? userAgent : parts.join(' · ');
  return name.replaceAll(/[^ -~·]/g, '').slice(0, 60);
}

/** A browser names those it descends from, too: the youngest first. */
const browsers: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdg/],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
];
const systems: readonly (readonly [string, RegExp])[] = [
  ['iPad', /\biPad\b/],
  ['iPhone', /\biPhone\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['Mac', /\bMacintosh\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
];

/** `::ffff:10.0.0.7` is `10.0.0.7`. */
export function networkAddress(remote: string): string {
  const address = remote.replace(/^::ffff:(?=\d+\.)/, '');
  return address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;
}
