import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { outcomes } from '@chairside/shared/chair/events.ts';
import { chairIdSchema, sessionIdSchema } from '@chairside/shared/ids.ts';
import { letIn, type DoorRefusal, type LetIn } from '../doors/let-in.ts';
import { chairsShownTo, type Doorkeeper } from '../ports/doorkeeper.ts';
import type { PastSessions, RecordRefusal } from '../records/past-sessions.ts';
import { exportFormats } from '../records/session-export.ts';
import { orAny } from './or-any.ts';

/**
 * The sessions there were (RE16–RE18): found, read, laid over each other and taken away. JSON but for the exports; nothing is kept by a
 * browser or on the way.
 */
export type RecordRoutes = {
  /** Null while the gateway starts. */
  readonly pastSessions: () => PastSessions | null;
  readonly onFailure: (path: string, cause: unknown) => void;
};

/** Why nothing is given: codes and parameters, the screen has the words. */
export type RecordRouteRefusal =
  | RecordRefusal
  | DoorRefusal
  | { readonly type: 'starting' | 'record-unreadable' | 'not-permitted' | 'not-your-chair' }
  | { readonly type: 'malformed-query'; readonly field: string }
  | { readonly type: 'unknown-format'; readonly formats: readonly string[] };

const statusOf: Readonly<Record<RecordRouteRefusal['type'], number>> = {
  'sign-in-needed': 401,
  'not-permitted': 403,
  'not-your-chair': 403,
  'malformed-query': 400,
  'unknown-session': 404,
  'unknown-format': 404,
  'session-erased': 410,
  'record-unreadable': 500,
  starting: 503,
};

const pageAtMost = 100;
const usualPage = 25;

const searchSchema = z.object({
  text: orAny(z.string().trim().max(100)),
  from: orAny(z.iso.date()),
  to: orAny(z.iso.date()),
  chair: orAny(chairIdSchema),
  protocol: orAny(z.string().max(64)),
  outcome: orAny(z.enum([...outcomes, 'open'])),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(pageAtMost).default(usualPage),
});

export function serveRecords(
  app: FastifyInstance,
  { pastSessions, onFailure, doorkeeper }: RecordRoutes & { readonly doorkeeper: () => Doorkeeper | null },
): void {
  const refuse = (reply: FastifyReply, refusal: RecordRouteRefusal) =>
    reply.code(statusOf[refusal.type]).send(refusal);

  type Asked = {
    readonly past: PastSessions;
    readonly visitor: LetIn;
    readonly request: FastifyRequest;
    readonly reply: FastifyReply;
  };

  function route(path: string, answer: (asked: Asked) => Promise<unknown>): void {
    app.get(path, async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const [past, door] = [pastSessions(), doorkeeper()];
      if (past === null || door === null) return refuse(reply, { type: 'starting' });
      const visitor = letIn(door, request.headers.cookie);
      if (visitor.type === 'sign-in-needed') return refuse(reply, visitor);
      try {
        return await answer({ past, visitor, request, reply });
      } catch (cause) {
        onFailure(request.routeOptions.url ?? '', cause);
        return refuse(reply, { type: 'record-unreadable' });
      }
    });
  }

  /** Of a session at a chair within somebody's reach. */
  function sessionRoute(path: string, answer: (asked: Asked) => Promise<unknown>): void {
    route(path, async (asked) => {
      const chairs = chairsShownTo(asked.visitor);
      if (chairs === null) return answer(asked);
      const chair = await asked.past.chairOf(sessionOf(asked.request));
      if (chair !== null && !chairs.includes(chair)) return refuse(asked.reply, { type: 'not-your-chair' });
      return answer(asked);
    });
  }

  route('/api/sessions', async ({ past, visitor, request, reply }) => {
    const parsed = searchSchema.safeParse(request.query);
    if (!parsed.success)
      return refuse(reply, { type: 'malformed-query', field: String(parsed.error.issues[0]?.path[0] ?? '') });
    const { text, from, to, chair, protocol, outcome, offset, limit } = parsed.data;
    return past.search({
      text,
      fromDay: from,
      toDay: to,
      chair,
      among: chairsShownTo(visitor),
      protocolId: protocol,
      outcome,
      offset,
      atMost: limit,
    });
  });

  sessionRoute('/api/sessions/:session/record', async ({ past, request, reply }) => {
    const record = await past.record(sessionOf(request));
    return record.ok ? record.value : refuse(reply, record.error);
  });

  sessionRoute('/api/sessions/:session/waves', async ({ past, request, reply }) => {
    const waves = await past.waves(sessionOf(request));
    return waves.ok ? { waves: waves.value } : refuse(reply, waves.error);
  });

  sessionRoute('/api/sessions/:session/export/:format', async ({ past, visitor, request, reply }) => {
    if (visitor.type === 'person' && visitor.principal.role === 'read-only')
      return refuse(reply, { type: 'not-permitted' });
    const format = exportFormats.find((one) => one === paramOf(request, 'format'));
    if (format === undefined) return refuse(reply, { type: 'unknown-format', formats: exportFormats });
    const made = await past.exportAs(sessionOf(request), format);
    if (!made.ok) return refuse(reply, made.error);
    const { fileName, contentType, rows, body } = made.value;
    return reply
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .header('content-type', contentType)
      .header('x-total-rows', rows)
      .send(Readable.from(body));
  });

  sessionRoute('/api/patients/:session/series', async ({ past, visitor, request, reply }) => {
    const series = await past.series(sessionOf(request), chairsShownTo(visitor));
    return series.ok ? series.value : refuse(reply, series.error);
  });
}

/** What is no session's name names none. */
function sessionOf(request: FastifyRequest) {
  const parsed = sessionIdSchema.safeParse(paramOf(request, 'session'));
  return parsed.success ? parsed.data : sessionIdSchema.parse('-');
}

function paramOf({ params }: FastifyRequest, name: string): string {
  return (params as Readonly<Record<string, string>>)[name] ?? '';
}
