import { connect } from 'node:net';
import { parseArgs } from 'node:util';
import { createPace } from '@chairside/simulators/engine/pace.ts';
import { createPlayer, noWorld } from '@chairside/simulators/engine/player.ts';
import { openPorts } from '@chairside/simulators/engine/ports.ts';
import { noRecording } from '@chairside/simulators/engine/recording.ts';
import { createRun } from '@chairside/simulators/engine/run.ts';
import { createLockstep } from '@chairside/simulators/gateway/lockstep.ts';
import { connectToGateway } from '@chairside/simulators/gateway/wire.ts';
import { parseScenario } from '@chairside/simulators/scenario/parse.ts';
import { createTruthLog } from '@chairside/simulators/truth/truth-log.ts';

/**
 * The simulator alone, in a process of its own so that its time and memory are its own: `--chairs 8 --hours 10` as fast as it goes, or
 * `--chairs 64 --seconds 30 --wave` at the speed of life with 75 Hz over TCP. Prints one line of JSON.
 */
const { values } = parseArgs({
  options: {
    chairs: { type: 'string', default: '8' },
    hours: { type: 'string', default: '10' },
    seconds: { type: 'string' },
    wave: { type: 'boolean', default: false },
  },
});
const chairs = Array.from({ length: Number(values.chairs) }, (_, index) => String(index + 1));
const links = values.wave
  ? [
      '    devices: [{ id: ox, model: nonin-3150 }]\n',
      '    links: [{ device: ox, format: nonin-df2, via: tcp, port: 0 }]\n',
    ].join('')
  : '';
const parsed = parseScenario(
  `sim: 1\nname: bench\nabout: Of the bench.\nseed: 1\nclock: { start: 2026-03-02T09:00:00Z }\nstop: { max: 24h }\nchairs:\n` +
    chairs.map((chair) => `  ${chair}:\n    infusion: { start: S+5m, observed: 23h }\n${links}`).join(''),
  'bench.yaml',
);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
const scenario = parsed.value;
const run = createRun({
  scenario,
  seed: 1,
  startAtMs: scenario.startAtMs,
  truth: createTruthLog(() => undefined),
  onProblem: (problem) => process.stderr.write(`${problem}\n`),
});
/** Of the readers, all together. */
let received = 0;
const isLive = values.seconds !== undefined;
const pace = createPace(isLive ? 1 : null);
const world = values.wave ? await overTcp() : noWorld(pace);
const player = createPlayer({ run, pace, world, recording: noRecording });
const lastsMs = isLive ? Number(values.seconds) * 1_000 : Number(values.hours) * 3_600_000;
const cpuBefore = process.cpuUsage();
const began = performance.now();
await player.playUntil(scenario.startAtMs + lastsMs);
const tookMs = performance.now() - began;
const cpu = process.cpuUsage(cpuBefore);
const rssMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(
  `${JSON.stringify({ tookMs, cpuMs: (cpu.user + cpu.system) / 1_000, rssMb, bytes: received })}\n`,
);
process.exit(0);

/** Every oximeter listens as a serial server would, and somebody reads it. */
async function overTcp() {
  const opened = await openPorts(scenario, { host: '127.0.0.1', port: 9 }, () => undefined);
  if (!opened.ok) throw new Error(opened.error.join('\n'));
  for (const port of opened.value.values()) {
    if (!('port' in port)) continue;
    connect({ host: '127.0.0.1', port: port.port }).on('data', (bytes) => (received += bytes.length));
  }
  return createLockstep({
    ...{ run, pace, recording: undefined, control: () => null, ports: opened.value },
    onLost: () => undefined,
    staff: {
      nurse: connectToGateway('http://127.0.0.1:9'),
      physician: connectToGateway('http://127.0.0.1:9'),
    },
    onProblem: (problem) => process.stderr.write(`${problem}\n`),
  });
}
