import { existsSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import type { ClockReading } from '@chairside/shared/wire.ts';
import type { Certificate } from '../doors/certificate.ts';
import { strangerAt, type OwnAddress } from '../doors/stranger.ts';
import { sayHeaders } from './headers.ts';
import { serveAudit, type AuditRoutes } from './audit-routes.ts';
import { servePager, type PagerRoutes } from './pager-routes.ts';
import { letIn } from '../doors/let-in.ts';
import type { Doorkeeper } from '../ports/doorkeeper.ts';
import type { People } from '../people/open-people.ts';
import { servePeople } from './people-routes.ts';
import { serveRecords, type RecordRoutes } from './record-routes.ts';

/** Health, the built dashboard, the sessions there were, and in simulation the session clock. */
export type HttpSurroundings = {
  readonly host: string;
  readonly port: number;
  /** Null: plain http. */
  readonly tls: Pick<Certificate, 'cert' | 'key'> | null;
  /** What it goes by beside addresses. */
  readonly names: readonly string[];
  readonly dashboardFolder: string;
  readonly health: () => Health;
  /** What the devices sent, counted, and the newest of what could not be taken: for whoever connects one (DD5). */
  readonly devices: () => unknown;
  /** Null outside simulation: the route then does not exist. */
  readonly simulationClock: (() => ClockReading) | null;
  readonly records: RecordRoutes;
  readonly audit: AuditRoutes;
  readonly pager: PagerRoutes;
  /** Null while the gateway starts, as who is asked at the door. */
  readonly people: () => People | null;
  readonly doorkeeper: () => Doorkeeper | null;
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
  const { host, port, tls, names, health, simulationClock } = surroundings;
  const isSecure = tls !== null;
  const app = openApp(tls);
  await sayHeaders(app, { isSecure });
  refuseStrangers(app, { names, isSecure });
  app.get('/healthz', (_request, reply) => {
    const said = health();
    return reply.code(said.status === 'ok' ? 200 : 503).send(said);
  });
  app.get('/devices.json', (request, reply) => {
    const doorkeeper = surroundings.doorkeeper();
    if (doorkeeper === null) return reply.code(503).send({ type: 'starting' });
    const visitor = letIn(doorkeeper, request.headers.cookie);
    return visitor.type === 'sign-in-needed' ? reply.code(401).send(visitor) : surroundings.devices();
  });
  if (simulationClock !== null) app.get('/simulation/clock', () => simulationClock());
  serveAudit(app, surroundings.audit);
  servePager(app, surroundings.pager);
  servePeople(app, { people: surroundings.people, isSecure });
  serveRecords(app, { ...surroundings.records, doorkeeper: surroundings.doorkeeper });
  await serveDashboard(app, surroundings.dashboardFolder);
  await app.listen({ host, port });
  const address = app.server.address();
  const openPort = typeof address === 'object' && address !== null ? address.port : port;
  return { server: app.server, port: openPort, close: () => app.close() };
}

/** Who is slower than this with a request, or a greeting, is no browser. */
const requestWithinMs = 10_000;
const patience = {
  headersTimeout: requestWithinMs,
  requestTimeout: requestWithinMs,
  connectionsCheckingInterval: 1_000,
};
const largestBodyBytes = 64 * 1024;

function openApp(tls: HttpSurroundings['tls']): FastifyInstance {
  const options = {
    forceCloseConnections: true,
    bodyLimit: largestBodyBytes,
    requestTimeout: requestWithinMs,
    rewriteUrl: ({ url = '/' }: { readonly url?: string | undefined }) =>
      canBeDecoded(url) ? url : '/no-path',
  };
  if (tls === null) return fastify({ ...options, http: patience });
  const { cert, key } = tls;
  // To everything here a server is a server: of the one that encrypts, nothing more is asked.
  return fastify({
    ...options,
    https: { ...patience, cert, key, handshakeTimeout: requestWithinMs },
  });
}

/** Fastify answers what can not before any of our headers is there; as another path it is one of those that lead nowhere. */
function canBeDecoded(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}

/** Before any route: another's name or page is refused wherever it asks (DO3). */
function refuseStrangers(app: FastifyInstance, own: OwnAddress): void {
  app.addHook('onRequest', async ({ headers: { origin, host } }, reply) => {
    const stranger = strangerAt({ origin, host }, own);
    if (stranger !== null) return reply.code(403).send({ type: stranger, say: strangerSayings[stranger] });
    return undefined;
  });
}

const strangerSayings = {
  'wrong-host':
    'The gateway does not go by this name. Open it by its address, or list the name in CHAIRSIDE_NAMES.',
  'wrong-origin': 'Asked from a page of somebody else.',
} as const;

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
