import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { outcomes } from '@chairside/shared/chair/events.ts';
import { chairIdSchema, sessionIdSchema } from '@chairside/shared/ids.ts';
import type { PastSessions, RecordRefusal } from '../records/past-sessions.ts';
import { exportFormats } from '../records/session-export.ts';

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
  | { readonly type: 'starting' | 'record-unreadable' }
  | { readonly type: 'malformed-query'; readonly field: string }
  | { readonly type: 'unknown-format'; readonly formats: readonly string[] };

const statusOf: Readonly<Record<RecordRouteRefusal['type'], number>> = {
  'malformed-query': 400,
  'unknown-session': 404,
  'unknown-format': 404,
  'session-erased': 410,
  'record-unreadable': 500,
  starting: 503,
};

const pageAtMost = 100;
const usualPage = 25;

/** A query without it, or with nothing in it, asks for any. */
function orAny<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    (given) => (given === '' ? undefined : given),
    schema.optional().transform((value) => value ?? null),
  );
}

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

export function serveRecords(app: FastifyInstance, { pastSessions, onFailure }: RecordRoutes): void {
  const refuse = (reply: FastifyReply, refusal: RecordRouteRefusal) =>
    reply.code(statusOf[refusal.type]).send(refusal);

  type Asked = {
    readonly past: PastSessions;
    readonly request: FastifyRequest;
    readonly reply: FastifyReply;
  };

  function route(path: string, answer: (asked: Asked) => Promise<unknown>): void {
    app.get(path, async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const past = pastSessions();
      if (past === null) return refuse(reply, { type: 'starting' });
      try {
        return await answer({ past, request, reply });
      } catch (cause) {
        onFailure(request.routeOptions.url ?? '', cause);
        return refuse(reply, { type: 'record-unreadable' });
      }
    });
  }

  route('/api/sessions', async ({ past, request, reply }) => {
    const parsed = searchSchema.safeParse(request.query);
    if (!parsed.success)
      return refuse(reply, { type: 'malformed-query', field: String(parsed.error.issues[0]?.path[0] ?? '') });
    const { text, from, to, chair, protocol, outcome, offset, limit } = parsed.data;
    return past.search({
      text,
      fromDay: from,
      toDay: to,
      chair,
      protocolId: protocol,
      outcome,
      offset,
      atMost: limit,
    });
  });

  route('/api/sessions/:session/record', async ({ past, request, reply }) => {
    const record = await past.record(sessionOf(request));
    return record.ok ? record.value : refuse(reply, record.error);
  });

  route('/api/sessions/:session/export/:format', async ({ past, request, reply }) => {
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

  route('/api/patients/:session/series', async ({ past, request, reply }) => {
    const series = await past.series(sessionOf(request));
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
