import { existsSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import staticFiles from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import type { ClockReading } from '@chairside/shared/wire.ts';
import { serveRecords, type RecordRoutes } from './record-routes.ts';

/** Health, the built dashboard, the sessions there were, and in simulation the session clock. */
export type HttpSurroundings = {
  readonly host: string;
  readonly port: number;
  readonly dashboardFolder: string;
  readonly health: () => Health;
  /** What the devices sent, counted, and the newest of what could not be taken: for whoever connects one (DD5). */
  readonly devices: () => unknown;
  /** Null outside simulation: the route then does not exist. */
  readonly simulationClock: (() => ClockReading) | null;
  readonly records: RecordRoutes;
};

/** `ok` only when the gateway can monitor and record. */
export type Health = {
  readonly status: 'ok' | 'starting' | 'not-recording';
  readonly isSimulation: boolean;
  readonly epoch: string;
  readonly chairs: number;
  readonly mllpPort: number | null;
};

export type Http = {
  readonly server: FastifyInstance['server'];
  readonly port: number;
  close(): Promise<void>;
};

export async function openHttp(surroundings: HttpSurroundings): Promise<Http> {
  const { host, port, health, simulationClock } = surroundings;
  const app = fastify({ forceCloseConnections: true, bodyLimit: 64 * 1024 });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
  });
  app.get('/healthz', (_request, reply) => {
    const said = health();
    return reply.code(said.status === 'ok' ? 200 : 503).send(said);
  });
  app.get('/devices.json', () => surroundings.devices());
  if (simulationClock !== null) app.get('/simulation/clock', () => simulationClock());
  serveRecords(app, surroundings.records);
  await serveDashboard(app, surroundings.dashboardFolder);
  await app.listen({ host, port });
  const address = app.server.address();
  const openPort = typeof address === 'object' && address !== null ? address.port : port;
  return { server: app.server, port: openPort, close: () => app.close() };
}

async function serveDashboard(app: FastifyInstance, root: string): Promise<void> {
  if (!existsSync(join(root, 'index.html'))) {
    app.get('/', (_request, reply) => reply.code(503).send('The dashboard is not built: npm run build\n'));
    return;
  }
  await app.register(staticFiles, {
    root,
    wildcard: false,
    setHeaders: (response, path) => {
      const isNamedByContent = path.includes('/assets/');
      void response.header(
        'cache-control',
        isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  for (const address of dashboardAddresses)
    app.get(address, (_request, reply) => reply.sendFile('index.html'));
}

/** Where the dashboard has a screen of its own. */
const dashboardAddresses = [
  '/chairs/:id',
  '/setup/:page',
  '/simulator',
  '/history',
  '/record/:session',
  '/series/:key',
] as const;
