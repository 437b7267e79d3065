import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

export type CommandOutcome = { readonly exitCode: number; readonly output: string };

/** Runs a command to its end and keeps what it printed, both streams in the order they came. */
export function run(
  command: readonly [program: string, ...args: string[]],
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandOutcome> {
  const [program, ...args] = command;
  return new Promise((settle) => {
    const child = spawn(program, args, {
      cwd: projectRoot,
      env: { ...process.env, NO_COLOR: '1', PATH: pathWithOwnTools, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (bytes: Buffer) => {
      output += bytes.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => settle({ exitCode: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code) => settle({ exitCode: code ?? 1, output }));
  });
}

/** Runs a command that talks to whoever sits at the terminal. */
export function runVisibly(
  command: readonly [program: string, ...args: string[]],
  environment: Readonly<Record<string, string>> = {},
): Promise<number> {
  const [program, ...args] = command;
  return new Promise((settle) => {
    const child = spawn(program, args, {
      cwd: projectRoot,
      env: { ...process.env, PATH: pathWithOwnTools, ...environment },
      stdio: 'inherit',
    });
    child.on('error', () => settle(127));
    child.on('close', (code) => settle(code ?? 1));
  });
}

export const projectRoot = resolve(import.meta.dirname, '../..');

/** Whoever starts a script without npm gets the project's own Node all the same. */
const pathWithOwnTools = `${projectRoot}/node_modules/.bin:${process.env['PATH'] ?? ''}`;

/** The program of a development dependency, whether or not npm put its folder on the path. */
export function bin(name: string): string {
  return `${projectRoot}/node_modules/.bin/${name}`;
}
