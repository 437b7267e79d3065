import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A process of ours, by name. */
export type Child = {
  readonly name: string;
  /** The fields of its ready line; null when it ended before. */
  readonly ready: Promise<Readonly<Record<string, unknown>> | null>;
  readonly exited: Promise<void>;
  /** Asks it to end, and after a while makes it. Twice is once. */
  end(): Promise<void>;
};

export type ChildSettings = {
  readonly name: string;
  readonly script: string;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** `msg` of the JSON line that says it is ready. */
  readonly readyMessage: string;
};

const endWithinMs = 8_000;

/** Log lines of this level and above are shown (pino: 40 is a warning). */
const shownLevel = 40;

export function startChild(settings: ChildSettings): Child {
  const { name, script, args = [], environment = {}, cwd, readyMessage } = settings;
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'close').then(() => undefined);
  const ready = new Promise<Readonly<Record<string, unknown>> | null>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = parsedLine(text);
      if (line['msg'] === readyMessage) resolve(line);
      if (typeof line['level'] === 'number' && line['level'] >= shownLevel)
        process.stderr.write(`${name}: ${text}\n`);
    });
    void exited.then(() => resolve(null));
  });
  return { name, ready, exited, end: () => end(child, exited) };
}

async function end(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const tooLong = setTimeout(() => child.kill('SIGKILL'), endWithinMs);
  await exited;
  clearTimeout(tooLong);
}

function parsedLine(text: string): Readonly<Record<string, unknown>> {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === 'object' && line !== null ? { ...line } : {};
  } catch {
    // Not every line is JSON; such a line is for nobody here.
    return {};
  }
}
