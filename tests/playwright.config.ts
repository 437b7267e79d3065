import { defineConfig } from '@playwright/test';
import { browserSettings } from './support/browser-settings.ts';

/** `npm run test:browser`: the dashboard as built, a gateway as shipped, bytes as devices send them. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/browser',
  fullyParallel: true,
  workers: 2,
  // A further attempt is named in the run's last lines (scripts/tools/second-attempts.ts).
  retries: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: browserSettings,
});
