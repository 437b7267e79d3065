import { existsSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import fastify from 'fastify';
import type { SessionId } from '@chairside/shared/ids.ts';

/** What is to be printed: the record of one session, as the gateway would give it. */
export type Printed = { readonly session: SessionId; readonly recordJson: string };

export type RecordHost = { readonly url: string; close(): Promise<void> };

export function isDashboardBuilt(folder: string): boolean {
  return existsSync(join(folder, 'index.html'));
}

/**
 * The built dashboard with one record in it, for this machine only and for reading only, on a port nobody knows: where no gateway
 * runs its page still has to come from somewhere.
 */
export async function hostRecord(printed: Printed, dashboardFolder: string): Promise<RecordHost> {
  const app = fastify({ forceCloseConnections: true });
  await app.register(staticFiles, { root: dashboardFolder, wildcard: false });
  const path = encodeURIComponent(printed.session);
  app.get(`/record/${path}`, (_request, reply) => reply.sendFile('index.html'));
  app.get(`/api/sessions/${path}/record`, (_request, reply) =>
    reply.type('application/json').send(printed.recordJson),
  );
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/record/${path}`, close: () => app.close() };
}
