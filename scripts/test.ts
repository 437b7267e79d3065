import { bringSocat } from './socat.ts';
import { clientBuild, inBrowser } from './tools/browser-steps.ts';
import { checkSteps } from './tools/check-steps.ts';
import { addCounts } from './tools/counts.ts';
import { finish, runSteps } from './tools/steps.ts';

/** `npm test`: the check, then a real browser against a real gateway. */
const { readers, tests } = checkSteps();
const read = await runSteps([...readers, clientBuild], 2);
await bringSocat(process.env);
const tested = await runSteps([tests], 1);
const browsed = await runSteps([await inBrowser()], 1);
finish([read, tested, browsed].reduce(addCounts));
