import { glob, readFile, rm } from 'node:fs/promises';
import { describeCoverage } from '../spec-coverage.ts';
import { isPictureCurrent } from '../architecture.ts';
import { checkBoundaries } from './boundaries.ts';
import { bin, projectRoot, run } from './command.ts';
import { countVitest } from './counts.ts';
import { secondAttempts } from './second-attempts.ts';
import { stepOutcome, type Step, type StepOutcome } from './steps.ts';

/** The steps of the check: those that read the sources, longest first, and the one that runs the tests. */
export function checkSteps(): { readonly readers: readonly Step[]; readonly tests: Step } {
  const readers: readonly Step[] = [
    commandStep('lint', ['eslint', '.', '--max-warnings', '0']),
    { name: 'types', run: checkTypes },
    commandStep('format', ['prettier', '--check', '.', '--log-level', 'warn']),
    { name: 'boundaries', run: checkBoundaries },
    commandStep('unused code', ['knip', '--no-progress']),
    { name: 'architecture picture', run: checkPicture },
    { name: 'spec coverage', run: checkCoverage },
  ];
  return { readers, tests: { name: 'tests', run: () => runVitest('vitest.config.ts') } };
}

function commandStep(name: string, [program, ...args]: readonly [string, ...string[]]): Step {
  return {
    name,
    run: async () => {
      const { exitCode, output } = await run([bin(program), ...args]);
      return stepOutcome(exitCode === 0, output);
    },
  };
}

/** Every workspace, and `shared` a second time without Node's types: it runs in the browser too. */
async function checkTypes(): Promise<StepOutcome> {
  const failures: string[] = [];
  for await (const project of glob(['tsconfig.json', '*/tsconfig*.json'], { cwd: projectRoot })) {
    const { exitCode, output } = await run([bin('tsc'), '-p', project, '--noEmit']);
    if (exitCode !== 0) failures.push(`${project}\n${output}`);
  }
  return stepOutcome(failures.length === 0, failures.join('\n'));
}

async function checkPicture(): Promise<StepOutcome> {
  const isCurrent = await isPictureCurrent();
  return stepOutcome(
    isCurrent,
    'The picture in ARCHITECTURE.md is not what the code says: npm run architecture',
  );
}

async function checkCoverage(): Promise<StepOutcome> {
  const { problems, notes } = await describeCoverage();
  return { ...stepOutcome(problems.length === 0, problems.join('\n')), notes };
}

export async function runVitest(config: string): Promise<StepOutcome> {
  const reportPath = `${projectRoot}/test-results/vitest-${process.pid}.json`;
  const { exitCode, output } = await run([
    bin('vitest'),
    'run',
    '--config',
    config,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${reportPath}`,
  ]);
  const report = await readReport(reportPath);
  const notes = [...saidInTests(output), ...secondAttempts.ofVitest(report)];
  return { counts: countVitest(report, exitCode), output, notes };
}

/** `undefined` where there is none, or none that can be read: the counting takes that for a failure. */
export async function readReport(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch {
    return undefined;
  } finally {
    await rm(path, { force: true });
  }
}

/** Tests on material beside the project say so in one line when it is not there. */
function saidInTests(output: string): readonly string[] {
  const lines = output.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line.includes('did not run')))];
}
