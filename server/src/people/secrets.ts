import { createHash, randomBytes, randomInt } from 'node:crypto';

/** What only one browser holds. 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token: whoever reads the file signs in nowhere with it. */
export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Read aloud and typed once: no letter or figure that looks like another. Four times four of 31: 79 bits. */
export function newOneTimePassword(): string {
  const group = () =>
    Array.from({ length: 4 }, () => unmistakable.charAt(randomInt(unmistakable.length))).join('');
  return Array.from({ length: 4 }, group).join('-');
}

const unmistakable = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Eight digits, read from one screen and typed on another. */
export function newPairingCode(): string {
  return String(randomInt(100_000_000)).padStart(8, '0');
}
