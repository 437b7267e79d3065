import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startChild, type Child } from './start/children.ts';
import { buildDashboard, isDashboardOutdated } from './start/dashboard.ts';
import { keysHelp, listenToKeys } from './start/keys.ts';
import { chairsOf, openSessions } from './start/opening.ts';
import { startOptions, type StartOptions } from './start/options.ts';
import { hostOf, playedInFrom, welcome } from './start/welcome.ts';

/**
 * `npm start`: the whole of Chairside with simulated patients. Builds the dashboard where needed, starts the gateway in
 * simulation and the simulated clinic, with the last 45 min played in, and ends all of it on Ctrl-C.
 */
const root = join(import.meta.dirname, '..');

/** In the order in which they were started. */
const running: { end(): Promise<void> }[] = [];
const ending = new AbortController();
const heardFirstMs = 200;
/** What has happened in the clinic when it opens. */
const history = '45m';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void endAll(0));

const options = startOptions(process.argv.slice(2), process.env);
if (options.ok) await start(options.value).catch(failed);
else await failed(options.error);

async function start({ speed, isDevelopment, isEmpty }: StartOptions): Promise<void> {
  if (!isDevelopment && (await isDashboardOutdated(root))) {
    process.stdout.write('Building the dashboard …\n');
    const isBuilt = await buildDashboard(root, ending.signal);
    if (!isBuilt) throw new Error('The dashboard could not be built.');
  }
  const { httpPort, mllpPort } = await started(
    startChild({
      name: 'gateway',
      script: 'server/src/main.ts',
      environment: { CHAIRSIDE_SIMULATION: String(speed) },
      cwd: root,
      readyMessage: 'gateway-ready',
    }),
  );
  const gateway = `http://${hostOf(process.env['CHAIRSIDE_HOST'])}:${String(httpPort)}`;
  const mllp = { host: hostOf(process.env['CHAIRSIDE_MLLP_HOST']), port: String(mllpPort) };

  const chairs = await chairsOf(gateway);
  const { controlPort, playedIn } = await started(
    startChild({
      name: 'simulated clinic',
      script: 'simulators/src/clinic.ts',
      args: [
        ...['--chairs', chairs.join(','), '--gateway', gateway, ...mllpArguments(mllp)],
        ...['--speed', String(speed), '--history', isEmpty ? '0s' : history],
      ],
      cwd: root,
      readyMessage: 'clinic-ready',
    }),
  );
  for (const problem of await openSessions(gateway)) process.stderr.write(`${problem}\n`);
  const dashboard = isDevelopment ? await startDevelopment(gateway) : gateway;
  const control = `http://127.0.0.1:${String(controlPort)}`;
  process.stdout.write(
    welcome({ dashboard, chairs, speed, mllp, control, playedIn: playedInFrom(playedIn) }),
  );
  if (process.stdin.isTTY) listen(chairs, control);
}

/** Only a terminal has keys. */
function listen(chairs: readonly string[], control: string): void {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const keys = listenToKeys({ input: process.stdin, chairs, control, say, end: () => void endAll(0) });
  running.push({
    end() {
      keys.stop();
      return Promise.resolve();
    },
  });
  say(keysHelp);
}

function mllpArguments({ host, port }: { readonly host: string; readonly port: string }): readonly string[] {
  return ['--mllp-host', host.replace(/^\[|\]$/g, ''), '--mllp-port', port];
}

/** Loaded only here: who runs a built dashboard needs no development server. */
async function startDevelopment(gateway: string): Promise<string> {
  const { startDevServer } = await import('./start/dev-server.ts');
  const server = await startDevServer(root, gateway);
  running.push({ end: () => server.close() });
  return `http://127.0.0.1:${server.port}`;
}

/** The fields of the child's ready line. A child that ends later, without being asked to, ends everything. */
async function started(child: Child): Promise<Readonly<Record<string, unknown>>> {
  running.push(child);
  const ready = await child.ready;
  if (ready === null) {
    // It has said why on standard error, which is ours too; more lines would bury it.
    await endAll(1);
    throw new Error(`The ${child.name} did not start.`);
  }
  void child.exited.then(async () => {
    // Ctrl-C reaches the whole group: the child may have heard it before this process did.
    await wait(heardFirstMs);
    if (!ending.signal.aborted) await failed(new Error(`The ${child.name} ended unexpectedly.`));
  });
  return ready;
}

async function failed(why: unknown): Promise<void> {
  if (ending.signal.aborted) return;
  process.stderr.write(`${why instanceof Error ? why.message : String(why)}\n`);
  await endAll(1);
}

/** Last started, first ended. */
async function endAll(exitCode: 0 | 1): Promise<void> {
  if (ending.signal.aborted) return;
  ending.abort();
  for (let child = running.pop(); child !== undefined; child = running.pop()) await child.end();
  process.exit(exitCode);
}
