import type { Injection } from '../engine/run.ts';
import { createRun, type Run } from '../engine/run.ts';
import type { Sent } from '../engine/second.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { CommandLine, TruthLine } from '../truth/lines.ts';
import { createTruthLog } from '../truth/truth-log.ts';

/** A run without a world, played for some seconds, and all it left behind. */
export type Played = {
  readonly run: Run;
  readonly sent: readonly Sent[];
  readonly truth: readonly TruthLine[];
  readonly problems: readonly string[];
  /** What was injected and ended, also later. */
  readonly commands: readonly CommandLine[];
};

export function played(
  scenario: Scenario,
  seconds: number,
  /** Injected when that second begins. */
  injections: Readonly<Record<number, Injection>> = {},
): Played {
  const truth: TruthLine[] = [];
  const problems: string[] = [];
  const commands: CommandLine[] = [];
  const run = createRun({
    scenario,
    seed: scenario.seeds[0] ?? 1,
    startAtMs: scenario.startAtMs,
    truth: createTruthLog((line) => truth.push(line)),
    onProblem: (problem) => problems.push(problem),
    onCommand: (command) => commands.push(command),
  });
  const sent: Sent[] = [];
  for (let second = 0; second < seconds; second += 1) {
    const injection = injections[second];
    if (injection !== undefined) {
      const done = run.inject(injection);
      if (!done.ok) problems.push(done.error);
    }
    sent.push(...run.second());
  }
  return { run, sent, truth, problems, commands };
}

/** What left on that link, as one text. */
export function bytesOf(sent: readonly Sent[], link: string): string {
  return sent
    .flatMap(({ link: name, delivery }) =>
      name === link && delivery.type === 'bytes'
        ? [`${delivery.atMs} ${Buffer.from(delivery.bytes).toString('hex')}`]
        : [],
    )
    .join('\n');
}
