import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { beside, onSmallDisk } from './small-disk.ts';

const projectRoot = join(import.meta.dirname, '../..');

export type Ended = { readonly code: number | null; readonly said: string; readonly complaints: string };

/** Runs one of the server's commands as npm does, and waits for its end. `file` is below `server/src`. */
export function runCommand(file: string, args: readonly string[]): Promise<Ended> {
  return run([process.execPath, join(projectRoot, 'server/src', file), ...args]);
}

/** The same where a process with a disk of its own sees it. */
export function runBeside(pid: number, file: string, args: readonly string[]): Promise<Ended> {
  return run(beside(pid, [process.execPath, join(projectRoot, 'server/src', file), ...args]));
}

type Disk = { readonly folder: string; readonly megabytes: number; readonly isFull: boolean };

/** The same with a small disk mounted at a folder; `left` is what lies on it at the end. */
export async function runOnSmallDisk(
  file: string,
  args: readonly string[],
  { folder, megabytes, isFull }: Disk,
): Promise<Ended & { readonly left: readonly string[] }> {
  const fill = isFull ? 'cat /dev/zero > "$0/ballast" 2>/dev/null; ' : '';
  const script = `${fill}"$@"; code=$?; echo; echo left; ls -A "$0"; exit $code`;
  const command = [process.execPath, join(projectRoot, 'server/src', file), ...args];
  const ended = await run(onSmallDisk(['sh', '-c', script, folder, ...command], { folder, megabytes }));
  const [said = '', left = ''] = ended.said.split('\nleft\n');
  return { ...ended, said, left: left.split('\n').filter((name) => name !== '') };
}

function run([program, ...args]: readonly [string, ...string[]]): Promise<Ended> {
  const { CHAIRSIDE_DATA: _, ...env } = process.env;
  const child = spawn(program, args, { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said, complaints })));
}
