import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFolder, type Answered, type ServedFolder } from '../testing/a-served-folder.ts';

let served: ServedFolder;
beforeAll(async () => {
  served = await serveFolder();
});
afterAll(() => served.close());

const evil = { host: 'evil.example' };
const elsewhere = { origin: 'https://evil.example' };

/** A route of every kind, with the status it answers: page, file, JSON, and every way not to get one. */
const kinds: readonly (readonly [string, string, number, Readonly<Record<string, string>>?, string?])[] = [
  ['the page', '/', 200],
  ['a page’s own address', '/chairs/1', 200],
  ['a file', '/assets/index-abc.js', 200],
  ['JSON', '/healthz', 200],
  ['JSON that is refused', '/api/sessions', 503],
  ['nothing there', '/nothing', 404],
  ['nothing there, of the API', '/api/nothing', 404],
  ['a path that is none', '/%zz', 404],
  ['a method nobody serves', '/', 404, {}, 'DELETE'],
  ['only the head', '/', 200, {}, 'HEAD'],
  ['a body too large', '/nothing', 413, { 'content-length': '65537', 'content-type': 'text/plain' }, 'POST'],
  ['a page under another’s name', '/', 403, evil],
  ['JSON under another’s name', '/api/sessions', 403, evil],
  ['nothing, under another’s name', '/nothing', 403, evil],
  ['JSON from another’s page', '/healthz', 403, elsewhere],
];

const said: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const policy: Readonly<Record<string, string>> = {
  'default-src': "'self'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};

function directives({ headers }: Answered): Readonly<Record<string, string>> {
  const all = String(headers['content-security-policy']).split(';');
  return Object.fromEntries(all.map((one) => one.split(/ (.*)/, 2) as [string, string]));
}

describe('what every answer says', () => {
  for (const [kind, path, status, headers, method] of kinds) {
    it(`[DO5] ${kind} answers ${status}, with all of it`, async () => {
      const answer = await served.get(path, headers, method);
      expect(answer.status).toBe(status);
      expect(answer.headers).toMatchObject(said);
      expect(directives(answer)).toEqual(policy);
      expect(answer.headers['permissions-policy']).toContain('screen-wake-lock=(self)');
      expect(answer.headers['permissions-policy']).toContain('camera=()');
      // Neither whose work it is, nor, without TLS, that there would be TLS.
      expect(answer.headers['x-powered-by']).toBeUndefined();
      expect(answer.headers['server']).toBeUndefined();
    });

    it(`[DO4] ${kind} says nothing of https where there is none`, async () => {
      const answer = await served.get(path, headers, method);
      expect(answer.headers['strict-transport-security']).toBeUndefined();
    });
  }
});
