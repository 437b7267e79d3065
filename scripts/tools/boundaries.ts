import { bin, run } from './command.ts';
import { stepOutcome, type StepOutcome } from './steps.ts';

const sourceFolders = ['shared', 'server', 'client', 'simulators', 'tests', 'scripts'] as const;

/** The doors of ARCHITECTURE.md. */
export async function checkBoundaries(): Promise<StepOutcome> {
  const { exitCode, output } = await run([
    bin('depcruise'),
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err-long',
    ...sourceFolders,
  ]);
  return stepOutcome(exitCode === 0, output);
}
