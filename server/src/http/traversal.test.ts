import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { besideTheFolder, serveFolder, type ServedFolder } from '../testing/a-served-folder.ts';

let served: ServedFolder;
beforeAll(async () => {
  served = await serveFolder();
});
afterAll(() => served.close());

/** One step up, as people have written it to get past those who look for `../`. */
const stepsUp = [
  '../',
  '..%2f',
  '%2e%2e/',
  '%2e%2e%2f',
  '%252e%252e%252f',
  '..%252f',
  '..\\',
  '..%5c',
  '..%255c',
  '....//',
  '..;/',
  '..%00/',
  '%c0%ae%c0%ae/',
  '..%c0%af',
  '.%2e/',
  '%u002e%u002e/',
] as const;

describe('what lies beside the dashboard', () => {
  for (const step of stepsUp) {
    for (const base of ['/', '/assets/', '/api/', '/api/sessions/', '/chairs/', '//', '/./']) {
      for (const times of [1, 3]) {
        const path = `${base}${step.repeat(times)}secret.txt`;
        it(`[DO9] is not had by ${path}`, async () => {
          const { status, text } = await served.get(path);
          expect(text).not.toContain(besideTheFolder);
          expect(text).not.toMatch(/ENOENT|\/tmp\//);
          // An address of the dashboard's own gives its page, whatever stands in it.
          if (status < 400) expect(text).toContain('<title>Chairside</title>');
        });
      }
    }
  }

  for (const path of [
    '/etc/passwd',
    '//etc/passwd',
    '/file:///etc/passwd',
    '/index.html/../../secret.txt',
    '/index.html%00.js',
    '/.env',
    '/.git/config',
    '/assets/',
    '/assets',
  ]) {
    it(`[DO9] ${path} is not there`, async () => {
      const { status } = await served.get(path);
      expect(status).toBeGreaterThanOrEqual(400);
    });
  }
});
