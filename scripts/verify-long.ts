import { clientBuild, inBrowser, longRun } from './tools/browser-steps.ts';
import { runVitest } from './tools/check-steps.ts';
import { finish, runSteps } from './tools/steps.ts';

/** `npm run verify:long`: what takes minutes, one after the other, so that load and kill are not each other's noise. */
const steps = [
  clientBuild,
  await inBrowser(longRun),
  { name: 'long tests', run: () => runVitest('vitest.long.config.ts') },
];
finish(await runSteps(steps, 1));
