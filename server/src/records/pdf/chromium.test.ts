import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findChromium } from './chromium.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chairside-find-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function program(...path: readonly string[]): string {
  const file = join(folder, ...path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  return file;
}

it('[RE61] the browser that is named is taken, before any on the path', () => {
  const named = program('named', 'my-browser');
  program('bin', 'chromium');
  expect(findChromium({ CHAIRSIDE_CHROMIUM: named, PATH: join(folder, 'bin') })).toBe(named);
});

it('[RE61] one that is named and is not there is none, whatever else there is', () => {
  program('bin', 'chromium');
  const environment = { CHAIRSIDE_CHROMIUM: join(folder, 'nowhere'), PATH: join(folder, 'bin') };
  expect(findChromium(environment)).toBeNull();
});

it('[RE61] the first on the path, under any of its names', () => {
  mkdirSync(join(folder, 'empty'));
  const chrome = program('bin', 'google-chrome');
  const PATH = [join(folder, 'empty'), join(folder, 'bin')].join(delimiter);
  expect(findChromium({ PATH })).toBe(chrome);
});

it('[RE61] a file that can not be run is no browser', () => {
  const file = join(folder, 'chromium');
  writeFileSync(file, '');
  expect(findChromium({ CHAIRSIDE_CHROMIUM: file })).toBeNull();
});
