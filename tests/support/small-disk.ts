import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A disk that can really be full: memory mounted where a command looks for a folder, in a namespace of the command's own, so
 * that nobody has to be root and nothing is left. Linux with user namespaces only.
 */
export const canMountSmallDisk =
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'none', '/mnt']).status === 0;

type Command = readonly [string, ...string[]];

/** The same command, with a disk of `megabytes` mounted at `folder`, which has to be there. */
export function onSmallDisk(
  command: Command,
  { folder, megabytes }: { readonly folder: string; readonly megabytes: number },
): Command {
  const script = `mount -t tmpfs -o size=${megabytes}m none "$0" && exec "$@"`;
  return ['unshare', '-rm', 'sh', '-c', script, folder, ...command];
}

/** A path as the process sees it, which has mounted what others do not see. */
export function asSeenBy(pid: number, path: string): string {
  return join(`/proc/${pid}/root`, path);
}

/** The same command, where the folder of a process that has such a disk is what that process sees. */
export function beside(pid: number, command: Command): Command {
  return ['nsenter', '-t', String(pid), '-U', '-m', '--preserve-credentials', ...command];
}

/** Takes every byte that is left; the room is there again once `free` was called. */
export function fillDisk(folder: string): { readonly bytes: number; free(): void } {
  const path = join(folder, 'ballast');
  for (const chunk of [Buffer.alloc(65_536), Buffer.alloc(512), Buffer.alloc(1)])
    appendWhilePossible(path, chunk);
  return { bytes: statSync(path).size, free: () => rmSync(path) };
}

function appendWhilePossible(path: string, chunk: Buffer): void {
  const file = openSync(path, 'a');
  try {
    while (writeSync(file, chunk) === chunk.length);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') throw cause;
  } finally {
    closeSync(file);
  }
}
