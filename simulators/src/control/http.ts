import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  panelCommandSchema,
  type Panel,
  type PanelAnswer,
  type PanelCommand,
} from '@chairside/shared/simulation.ts';

/**
 * The simulator's own door for tests and scripts (SI10), on loopback only:
 *
 *     GET  /v1/panel                        what the panel shows
 *     POST /v1/chairs/:id/inject            { target, verb, params?, for? (ms) }
 *     POST /v1/faults/:id/stop              ends something that goes on; the id as the panel has it, with its chair: 1/7
 *     PATCH /v1/clock                       { speed } or { isPaused }
 *     POST /v1/scenarios/:name/start
 *     GET  /v1/truth?since=<ms>             the newest minutes of the truth, lines of JSON
 */
export type ControlDoor = { readonly port: number; close(): Promise<void> };

export type ControlSurroundings = {
  /** 0: any free one. */
  readonly port: number;
  readonly panel: () => Panel;
  readonly obey: (command: PanelCommand) => PanelAnswer | Promise<PanelAnswer>;
  readonly truthSince: (atMs: number) => readonly object[];
};

const longestBody = 64 * 1024;

/** Rejects in a sentence when the port can not be had. */
export async function openControlDoor(surroundings: ControlSurroundings): Promise<ControlDoor> {
  const server = createServer((request, response) => {
    answer(request, response, surroundings).catch((cause: unknown) => {
      reply(response, 500, { problems: [cause instanceof Error ? cause.message : String(cause)] });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (problem: NodeJS.ErrnoException) => {
      const why =
        problem.code === 'EADDRINUSE' ? 'is in use' : `can not be had (${problem.code ?? problem.message})`;
      reject(new Error(`control port ${surroundings.port} ${why}`));
    });
    server.listen(surroundings.port, '127.0.0.1', () => {
      resolve();
    });
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : surroundings.port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { panel, obey, truthSince }: ControlSurroundings,
): Promise<void> {
  // A page of another origin has no business here.
  if (
    !/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '') ||
    request.headers.origin !== undefined
  ) {
    reply(response, 403, { problems: ['from this machine only'] });
    return;
  }
  const url = new URL(request.url ?? '/', 'http://localhost');
  const what = `${request.method ?? 'GET'} ${url.pathname}`;
  if (what === 'GET /v1/panel') {
    reply(response, 200, panel());
    return;
  }
  if (what === 'GET /v1/truth') {
    const since = Number(url.searchParams.get('since') ?? 0);
    const lines = truthSince(Number.isFinite(since) ? since : 0).map((line) => `${JSON.stringify(line)}\n`);
    response.writeHead(200, { 'content-type': 'application/x-ndjson' }).end(lines.join(''));
    return;
  }
  const body = await bodyOf(request);
  if (body === null) {
    reply(response, 400, { problems: ['the body is no JSON object, or too long'] });
    return;
  }
  const asked = commandOf(what, body);
  if (asked === null) {
    reply(response, 404, { problems: [`there is no ${what}`] });
    return;
  }
  const parsed = panelCommandSchema.safeParse(asked);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `${path.map(String).join('.')}: ${message}`,
    );
    reply(response, 400, { problems });
    return;
  }
  const done = await obey(parsed.data);
  reply(response, done.ok ? 200 : 422, done);
}

/** As the panel would ask; null where there is no such route. */
function commandOf(what: string, body: Readonly<Record<string, unknown>>): object | null {
  const [, chair, spanChair, n, scenario] =
    /^POST \/v1\/chairs\/([^/]+)\/inject$|^POST \/v1\/faults\/([^/]+)\/(\d+)\/stop$|^POST \/v1\/scenarios\/([^/]+)\/start$/.exec(
      what,
    ) ?? [];
  if (chair !== undefined) {
    const { for: forMs = null, ...rest } = body;
    return { ...rest, type: 'inject', chair: decodeURIComponent(chair), forMs };
  }
  if (spanChair !== undefined) return { type: 'end', chair: spanChair, spanId: `${spanChair}/${n ?? ''}` };
  if (scenario !== undefined) return { type: 'start-scenario', name: decodeURIComponent(scenario) };
  if (what !== 'PATCH /v1/clock') return null;
  if (typeof body['isPaused'] === 'boolean') return { type: body['isPaused'] ? 'pause' : 'resume' };
  return { type: 'set-speed', speed: body['speed'] };
}

/** Null where it is none that could be read. */
async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>> | null> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > longestBody) return null;
  }
  if (text === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : null;
  } catch {
    return null;
  }
}

function reply(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
}
