import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/**
 * Names the build in the page itself: sixteen hex digits over the names of all it consists of, which are named by their
 * content. The gateway reads it from the file it serves, the screen from the page it runs (UI24).
 */
export function dashboardVersion(): Plugin {
  return {
    name: 'chairside-dashboard-version',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => {
        const parts = Object.keys(bundle ?? {}).toSorted();
        const content = createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
        return [{ tag: 'meta', attrs: { name: 'dashboard-version', content }, injectTo: 'head' }];
      },
    },
  };
}
