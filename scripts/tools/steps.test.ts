import { expect, it, onTestFinished, vi } from 'vitest';
import { runSteps, stepOutcome, type Step } from './steps.ts';

/** A step that ends when it is told to. */
function aStep(hasPassed: boolean) {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const step: Step = { name: 'a step', run: () => ended.then(() => stepOutcome(hasPassed, 'why')) };
  return { step, end };
}

function withoutPrinting(): void {
  const quiet = vi.spyOn(console, 'log').mockReturnValue();
  onTestFinished(() => quiet.mockRestore());
}

it('counts every step, whichever of those that run abreast ends first', async () => {
  withoutPrinting();
  const steps = [aStep(false), aStep(true), aStep(false), aStep(true), aStep(true)];
  const counted = runSteps(
    steps.map(({ step }) => step),
    2,
  );
  for (const { end } of steps.toReversed()) end();
  expect(await counted).toEqual({ passed: 3, failed: 2, skipped: 0 });
});

it('counts a step that breaks as failed, and goes on', async () => {
  withoutPrinting();
  const breaks: Step = { name: 'breaks', run: () => Promise.reject(new Error('no such file')) };
  const { step, end } = aStep(true);
  end();
  expect(await runSteps([breaks, step], 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});
