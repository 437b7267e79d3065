import { run, runVisibly } from './tools/command.ts';

/**
 * socat makes the two ends of a serial cable. Where it is missing it is brought, where that can be done; the tests over serial
 * ports say in a line that they did not run where it can not. `CHAIRSIDE_SOCAT` names another.
 */
export async function bringSocat(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  const named = environment['CHAIRSIDE_SOCAT'] ?? 'socat';
  if (await isThere(named)) return;
  if (process.getuid?.() !== 0) return;
  console.log('No socat here: bringing Debian’s.');
  if ((await runVisibly(['apt-get', 'update'])) !== 0) return;
  await runVisibly(['apt-get', 'install', '-y', '--no-install-recommends', 'socat']);
}

async function isThere(program: string): Promise<boolean> {
  try {
    return (await run([program, '-V'])).exitCode === 0;
  } catch {
    return false;
  }
}
