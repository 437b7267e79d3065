import type { PlaywrightTestOptions, PlaywrightWorkerOptions } from '@playwright/test';

const executablePath = process.env['CHAIRSIDE_CHROMIUM'];

/** Chromium's own sandbox does not start as root; the rest keeps it from talking to the world during a test. */
const flagsWhereNobodyWatches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const isAttended = process.getuid?.() !== 0 && process.env['CI'] === undefined;

/** A tablet at the chair, in a dim room. `CHAIRSIDE_CHROMIUM` is set by scripts/test.ts. */
export const browserSettings: Partial<PlaywrightTestOptions & PlaywrightWorkerOptions> & {
  readonly trace: 'on-first-retry';
  readonly screenshot: 'only-on-failure';
} = {
  viewport: { width: 1280, height: 800 },
  colorScheme: 'dark',
  locale: 'en-US',
  timezoneId: 'Asia/Tokyo',
  // Recorded where it failed once: recording every test slows down those that do not fail.
  trace: 'on-first-retry',
  screenshot: 'only-on-failure',
  launchOptions: {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: isAttended ? [] : flagsWhereNobodyWatches,
  },
};
