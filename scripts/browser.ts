import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { bin, run, runVisibly } from './tools/command.ts';

/** A Chromium that was seen to start. */
export type Browser = { readonly path: string };

type Found = { readonly ok: true; readonly value: Browser } | { readonly ok: false; readonly error: string };

/**
 * The browser that the tests drive: the one the environment names, Playwright's own, or one the system has. Where there is
 * none, one is brought. The browser tests are never skipped: without a browser they fail, with the command that helps.
 */
export async function findOrBringBrowser(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Found> {
  const named = environment['CHAIRSIDE_CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (await isThere(named)) return { ok: true, value: { path: named } };
    return { ok: false, error: `CHAIRSIDE_CHROMIUM names ${named}, which is not a program that can be run.` };
  }
  return (await findBrowser()) ?? (await bringBrowser());
}

async function findBrowser(): Promise<Found | null> {
  const places = [
    chromium.executablePath(),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
  ];
  for (const path of places) {
    if (await isThere(path)) return { ok: true, value: { path } };
  }
  return null;
}

async function bringBrowser(): Promise<Found> {
  console.log('No Chromium here: bringing Playwright’s own.');
  if ((await runVisibly([bin('playwright'), 'install', 'chromium'])) === 0) {
    const brought = await findBrowser();
    if (brought?.ok === true && (await canStart(brought.value))) return brought;
  }
  if (process.getuid?.() === 0) {
    console.log('That did not do: bringing Debian’s chromium.');
    const updated = await runVisibly(['apt-get', 'update']);
    if (updated === 0) await runVisibly(['apt-get', 'install', '-y', '--no-install-recommends', 'chromium']);
    if (await isThere('/usr/bin/chromium')) return { ok: true, value: { path: '/usr/bin/chromium' } };
  }
  return {
    ok: false,
    error: [
      'The browser tests need Chromium and found none. Bring one, then run npm test again:',
      '  npx playwright install --with-deps chromium',
      '  or, on Debian:  sudo apt-get update && sudo apt-get install -y chromium',
      '  or name one:    CHAIRSIDE_CHROMIUM=/path/to/chromium npm test',
    ].join('\n'),
  };
}

/** A downloaded browser may lack libraries of the system. */
async function canStart({ path }: Browser): Promise<boolean> {
  const { exitCode } = await run([path, '--version']);
  return exitCode === 0;
}

async function isThere(path: string): Promise<boolean> {
  if (path === '') return false;
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
