import { findOrBringBrowser } from './browser.ts';
import { browserTests, clientBuild } from './tools/browser-steps.ts';
import { checkSteps } from './tools/check-steps.ts';
import { addCounts, nothingCounted } from './tools/counts.ts';
import { finish, runSteps, stepOutcome } from './tools/steps.ts';

/** `npm test`: the check, then a real browser against a real gateway. */
const { readers, tests } = checkSteps();
let counts = await runSteps([...readers, clientBuild], 2);
counts = addCounts(counts, await runSteps([tests], 1));

const browser = await findOrBringBrowser();
if (browser.ok) {
  counts = addCounts(counts, await runSteps([browserTests(browser.value)], 1));
} else {
  const noBrowser = { name: 'browser tests', run: () => Promise.resolve(stepOutcome(false, browser.error)) };
  counts = addCounts(counts, await runSteps([noBrowser], 1));
}
finish(addCounts(counts, nothingCounted));
