import { defineConfig } from '@playwright/test';
import { browserSettings } from './support/browser-settings.ts';

/** `npm run verify:long`: what takes minutes in a browser. */
export default defineConfig({
  testDir: 'long-browser',
  outputDir: '../test-results/long-browser',
  workers: 1,
  retries: 0,
  timeout: 10 * 60_000,
  expect: { timeout: 20_000 },
  use: browserSettings,
});
