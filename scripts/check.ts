import { checkSteps } from './tools/check-steps.ts';
import { addCounts } from './tools/counts.ts';
import { finish, runSteps } from './tools/steps.ts';

/** `npm run check`: everything but the browser. What only reads the sources runs two abreast, the tests have both cores. */
const { readers, tests } = checkSteps();
const read = await runSteps(readers, 2);
const tested = await runSteps([tests], 1);
finish(addCounts(read, tested));
