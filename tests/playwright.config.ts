import { defineConfig } from '@playwright/test';
import { browserSettings } from './support/browser-settings.ts';

/** `npm run test:browser`: the dashboard as built, a gateway as shipped, bytes as devices send them. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/browser',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: browserSettings,
});
