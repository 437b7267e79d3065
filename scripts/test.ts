import { findOrBringBrowser } from './browser.ts';
import { browserTests, clientBuild } from './tools/browser-steps.ts';
import { checkSteps } from './tools/check-steps.ts';
import { addCounts } from './tools/counts.ts';
import { finish, runSteps, stepOutcome, type Step } from './tools/steps.ts';

/** `npm test`: the check, then a real browser against a real gateway. */
const { readers, tests } = checkSteps();
const read = await runSteps([...readers, clientBuild], 2);
const tested = await runSteps([tests], 1);
const browsed = await runSteps([await inBrowser()], 1);
finish([read, tested, browsed].reduce(addCounts));

/** Without a browser they fail; they are never passed over. */
async function inBrowser(): Promise<Step> {
  const browser = await findOrBringBrowser(process.env);
  if (browser.ok) return browserTests(browser.value);
  return { name: 'browser tests', run: () => Promise.resolve(stepOutcome(false, browser.error)) };
}
