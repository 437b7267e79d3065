import { spawn } from 'node:child_process';
import { join } from 'node:path';

const projectRoot = join(import.meta.dirname, '../..');

export type Ended = { readonly code: number | null; readonly said: string; readonly complaints: string };

/** Runs one of the server's commands as npm does, and waits for its end. `file` is below `server/src`. */
export function runCommand(file: string, args: readonly string[]): Promise<Ended> {
  const { CHAIRSIDE_DATA: _, ...env } = process.env;
  const child = spawn(process.execPath, [join(projectRoot, 'server/src', file), ...args], {
    cwd: projectRoot,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said, complaints })));
}
