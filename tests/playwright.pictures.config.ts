import { defineConfig } from '@playwright/test';
import { browserSettings } from './support/browser-settings.ts';

/** `npm run screenshots`: the pictures of the README, taken from the real thing in simulation. */
export default defineConfig({
  testDir: 'pictures',
  outputDir: '../test-results/pictures',
  workers: 1,
  timeout: 10 * 60_000,
  expect: { timeout: 20_000 },
  use: { ...browserSettings, trace: 'off', screenshot: 'off' },
});
