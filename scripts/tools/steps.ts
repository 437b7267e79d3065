import { addCounts, nothingCounted, type Counts } from './counts.ts';

/** One thing the check looks at. A step that runs no tests counts as one. */
export type Step = {
  readonly name: string;
  readonly run: () => Promise<StepOutcome>;
};

export type StepOutcome = {
  readonly counts: Counts;
  /** Shown when something failed. */
  readonly output: string;
  /** Shown always: what the reader should know though nothing failed. */
  readonly notes?: readonly string[];
};

export function stepOutcome(hasPassed: boolean, output: string): StepOutcome {
  return { counts: { passed: hasPassed ? 1 : 0, failed: hasPassed ? 0 : 1, skipped: 0 }, output };
}

/** Runs steps, `abreast` at a time, begun in the given order; prints a line for each as it ends. */
export async function runSteps(steps: readonly Step[], abreast: number): Promise<Counts> {
  const waiting = [...steps];
  let total = nothingCounted;
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      // Not in one expression: the sum would be taken before the wait, and what another lane added meanwhile be lost.
      const counts = await runOne(step);
      total = addCounts(total, counts);
    }
  };
  await Promise.all(Array.from({ length: abreast }, lane));
  return total;
}

async function runOne({ name, run }: Step): Promise<Counts> {
  const beganAtMs = performance.now();
  const { counts, output, notes = [] } = await run().catch(thrown);
  const seconds = ((performance.now() - beganAtMs) / 1000).toFixed(1);
  const tests =
    counts.passed + counts.failed > 1 ? `  ${counts.passed} of ${counts.passed + counts.failed}` : '';
  const skipped = counts.skipped > 0 ? `  ${counts.skipped} did not run` : '';
  const mark = counts.failed === 0 ? 'ok    ' : 'FAILED';
  console.log(`${mark}  ${name.padEnd(22)} ${seconds.padStart(6)} s${tests}${skipped}`);
  for (const note of notes) console.log(`        ${note}`);
  if (counts.failed > 0) console.log(indented(output));
  return counts;
}

/** A step that breaks is a step that failed: the others still run, and the last line is still printed. */
function thrown(cause: unknown): StepOutcome {
  return stepOutcome(false, cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
}

function indented(output: string): string {
  const lines = output.trimEnd().split('\n');
  return lines.map((line) => `        ${line}`).join('\n');
}

/** The last line, in the one form that whoever runs the tests reads. */
export function finish(counts: Counts): never {
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exit(counts.failed === 0 ? 0 : 1);
}
