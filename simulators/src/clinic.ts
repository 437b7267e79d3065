import { attend } from './control/attended.ts';
import { openControlDoor, type ControlDoor } from './control/http.ts';
import { clinicScenario, loadScenario } from './control/starter-scenarios.ts';
import { clinicOptionsFrom, type ClinicOptions } from './clinic/options.ts';
import { forChairs } from './clinic/for-chairs.ts';
import { complain } from './cli/say.ts';
import { monotonicMs, wallNowMs } from './host/host-clock.ts';

/**
 * The simulated clinic, a process of its own; `npm start` starts it. A patient with an oximeter and a cuff in each chair; at a gateway
 * that has no history yet the last `--history` is played in first. Ends on SIGTERM or SIGINT.
 *
 *     node simulators/src/clinic.ts --chairs 1,2,3,4 --mllp-port 2575 --gateway http://127.0.0.1:8080 --history 45m
 */
const stopped = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopped.abort());

const options = clinicOptionsFrom(process.argv.slice(2));
if (options.ok) process.exitCode = await runClinic(options.value).catch(failed);
else process.exitCode = failed(options.error.join('\n'));

async function runClinic(given: ClinicOptions): Promise<number> {
  const loaded = await loadScenario(given.scenario ?? clinicScenario);
  if (!loaded.ok) return failed(loaded.error.join('\n'));
  const { historyMs, speed, gateway, mllp } = given;
  const seed = given.seed ?? loaded.value.seeds[0] ?? 1;
  const wallMs = wallNowMs();
  const startAtMs = historyMs === 0 ? null : Math.ceil((wallMs - historyMs) / 1_000) * 1_000;
  const attended = await attend({
    ...{ gateway, mllp, speed, startAtMs, seed },
    // A gateway that has a history of its own does not begin in the past, and goes on with what it has.
    scenario: ({ sessionNowMs }) =>
      forChairs(loaded.value, { chairs: given.chairs, isEmpty: sessionNowMs !== startAtMs }),
    waitsFor: 'return',
    isEndless: true,
    tell: complain,
    signal: stopped.signal,
  });
  stopped.signal.addEventListener('abort', () => attended.stop());
  let door: ControlDoor | null = null;
  try {
    door = await openControlDoor({
      port: given.controlPort,
      panel: () => attended.simulator().panel(),
      obey: (command) => attended.simulator().obey(command),
      truthSince: (atMs) => attended.simulator().truthSince(atMs),
    });
    const { run } = attended.simulator();
    const beganMs = monotonicMs();
    const isPlayedIn = run.nowMs() === startAtMs;
    if (isPlayedIn) await attended.playIn(startAtMs + historyMs);
    if (stopped.signal.aborted) return 0;
    attended.leaveToPeople();
    tellReady({
      ...{ chairs: given.chairs, controlPort: door.port },
      playedIn: isPlayedIn ? { historyMs, tookMs: Math.round(monotonicMs() - beganMs) } : null,
    });
    await attended.play();
    return 0;
  } finally {
    await door?.close();
    await attended.close();
  }
}

function tellReady(about: object): void {
  process.stdout.write(`${JSON.stringify({ msg: 'clinic-ready', ...about })}\n`);
}

function failed(why: unknown): number {
  complain(why instanceof Error ? why.message : String(why));
  return 1;
}
