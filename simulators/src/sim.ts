import { golden } from './cli/golden.ts';
import { inject } from './cli/inject.ts';
import { lint } from './cli/lint.ts';
import { replayWire } from './cli/replay-wire.ts';
import { runScenario } from './cli/run-scenario.ts';
import { score } from './cli/score.ts';
import { listVerbs } from './cli/verbs.ts';
import { verify } from './cli/verify.ts';

/**
 * `npm run sim -- …` (SI10): runs scenarios, injects into what runs, replays what was recorded, scores, verifies. Exit code 0 when
 * everything is as it should be, 1 when an expectation or a threshold is not met, 2 when nothing was started.
 */
const usage = `npm run sim -- run <scenario | file.yaml> [--speed 20 | max] [--gateway http://127.0.0.1:8080 | own | none]
                [--seed 7] [--record out/] [--commands out/commands.ndjson] [--mllp-port 2575] [--control-port 8090] [--for 30m]
npm run sim -- inject <chair> <verb | device.verb | link:device.verb> [key=value …] [--for 35s] [--control http://127.0.0.1:8090]
npm run sim -- replay out/ [--gateway own | http://…] [--speed 5] [--mutate duplicate=0.01,corrupt=0.02]
npm run sim -- score <out/ … | scenario … | all> [--seed 7] [--json report.json]
npm run sim -- verify [--patients 500]
npm run sim -- lint [file.yaml …]
npm run sim -- verbs [scenario]
npm run sim -- golden [--write]
`;

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  run: runScenario,
  inject,
  replay: replayWire,
  score,
  verify,
  lint,
  verbs: listVerbs,
  golden,
};

const [name = '', ...args] = process.argv.slice(2);
const wantsHelp = [name, ...args].some((word) => word === '--help' || word === '-h');
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (wantsHelp) {
  process.stdout.write(usage);
} else if (command === undefined) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  process.exitCode = await command(args).catch((problem: unknown) => {
    process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\n`);
    return 2;
  });
}
