import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const sources = [
  'client/src',
  'shared/src',
  'client/index.html',
  'client/vite.config.ts',
  'package-lock.json',
];
const built = 'client/dist/index.html';

/** True when the built dashboard is missing or older than anything it is made of. */
export async function isDashboardOutdated(root: string): Promise<boolean> {
  const builtAtMs = await newestMs(join(root, built));
  const changedAtMs = await Promise.all(sources.map((source) => newestMs(join(root, source))));
  return builtAtMs === 0 || Math.max(...changedAtMs) > builtAtMs;
}

/** False when the build failed, having said why, or was given up. */
export async function buildDashboard(root: string, giveUp: AbortSignal): Promise<boolean> {
  const build = spawn('npm', ['run', 'build', '--silent', '-w', 'client', '--', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  giveUp.addEventListener('abort', () => build.kill());
  const [code] = (await once(build, 'exit')) as [number | null];
  return code === 0;
}

/** When the file, or the newest within the folder, was changed; 0 where there is none. */
async function newestMs(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (found === null) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const entries = await readdir(path);
  const times = await Promise.all(entries.map((entry) => newestMs(join(path, entry))));
  return Math.max(0, ...times);
}
