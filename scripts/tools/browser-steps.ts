import { findOrBringBrowser, type Browser } from '../browser.ts';
import { readReport } from './check-steps.ts';
import { bin, projectRoot, run } from './command.ts';
import { countPlaywright } from './counts.ts';
import { secondAttempts } from './second-attempts.ts';
import { stepOutcome, type Step } from './steps.ts';

const everyRun = { name: 'browser tests', config: 'tests/playwright.config.ts' };
export const longRun = { name: 'long browser tests', config: 'tests/playwright.long.config.ts' };

/** Without a browser they fail; they are never passed over. */
export async function inBrowser(which = everyRun): Promise<Step> {
  const browser = await findOrBringBrowser(process.env);
  if (browser.ok) return browserTests(browser.value, which);
  return { name: which.name, run: () => Promise.resolve(stepOutcome(false, browser.error)) };
}

export const clientBuild: Step = {
  name: 'dashboard build',
  run: async () => {
    const { exitCode, output } = await run(['npm', 'run', 'build', '--silent']);
    return stepOutcome(exitCode === 0, output);
  },
};

/** Playwright, against the dashboard as built. */
function browserTests(browser: Browser, { name, config } = everyRun): Step {
  return {
    name,
    run: async () => {
      const reportPath = `${projectRoot}/test-results/playwright-${process.pid}.json`;
      const { exitCode, output } = await run(
        [bin('playwright'), 'test', '--config', config, '--reporter=list,json'],
        {
          CHAIRSIDE_CHROMIUM: browser.path,
          PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath,
        },
      );
      const report = await readReport(reportPath);
      return {
        counts: countPlaywright(report, exitCode),
        output,
        notes: secondAttempts.ofPlaywright(report),
      };
    },
  };
}
