import type { Browser } from '../browser.ts';
import { readReport } from './check-steps.ts';
import { bin, projectRoot, run } from './command.ts';
import { countPlaywright } from './counts.ts';
import { stepOutcome, type Step } from './steps.ts';

export const clientBuild: Step = {
  name: 'dashboard build',
  run: async () => {
    const { exitCode, output } = await run(['npm', 'run', 'build', '--silent']);
    return stepOutcome(exitCode === 0, output);
  },
};

/** Playwright, against the dashboard as built. */
export function browserTests(browser: Browser): Step {
  return {
    name: 'browser tests',
    run: async () => {
      const reportPath = `${projectRoot}/test-results/playwright-${process.pid}.json`;
      const { exitCode, output } = await run(
        [bin('playwright'), 'test', '--config', 'tests/playwright.config.ts', '--reporter=list,json'],
        {
          CHAIRSIDE_CHROMIUM: browser.path,
          PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath,
        },
      );
      return { counts: countPlaywright(await readReport(reportPath), exitCode), output };
    },
  };
}
