import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Of the dashboard that is served: what its build wrote into its page, which a screen finds in the page it runs (UI24). Null
 * where none is built, or by a build that wrote nothing: then nobody is offered another.
 */
export async function dashboardVersion(folder: string): Promise<string | null> {
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => '');
  return /<meta name="dashboard-version" content="([0-9a-f]{1,64})"/.exec(page)?.[1] ?? null;
}
