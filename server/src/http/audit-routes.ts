import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { chairIdSchema, personIdSchema } from '@chairside/shared/ids.ts';
import { auditKinds, type AuditEntry } from '@chairside/shared/people/audit.ts';
import type { Person, Role } from '@chairside/shared/people/people.ts';
import type { Archive, AuditQuery } from '../ports/archive.ts';
import { letIn } from '../doors/let-in.ts';
import { chairsShownTo, type Doorkeeper } from '../ports/doorkeeper.ts';
import { refusedTo } from './for-whom.ts';
import { csvLine } from '../records/csv.ts';
import { createZonedTime } from '../records/zoned-time.ts';
import { orAny } from './or-any.ts';

/** Who did what (PE60–PE63): looked at page by page, and taken away as CSV, by administrators and physicians. */
export type AuditRoutes = {
  /** Null while the gateway starts. */
  readonly archive: () => Pick<Archive, 'audit'> | null;
  readonly whoIs: Doorkeeper['whoIs'];
  readonly people: () => readonly Person[];
  readonly timeZone: () => string;
};

/** It is about people: for who answers for them, not for everybody who may look at a chair. */
const auditors: readonly Role[] = ['administrator', 'physician'];
const pageAtMost = 200;

const querySchema = z.object({
  from: orAny(z.iso.date()),
  to: orAny(z.iso.date()),
  personId: orAny(personIdSchema),
  chair: orAny(chairIdSchema),
  kind: orAny(z.enum(auditKinds)),
  before: orAny(z.coerce.number().int().min(1)),
});

export function serveAudit(app: FastifyInstance, { archive, whoIs, people, timeZone }: AuditRoutes): void {
  /** The question, or what is answered instead. */
  function asked(request: FastifyRequest, reply: FastifyReply) {
    void reply.header('cache-control', 'no-store');
    const visitor = letIn({ whoIs }, request.headers.cookie);
    const refusal = refusedTo(visitor, auditors);
    if (refusal !== null) return { refused: reply.code(refusal.status).send({ type: refusal.type }) };
    const read = archive();
    if (read === null) return { refused: reply.code(503).send({ type: 'starting' }) };
    const parsed = querySchema.safeParse(request.query);
    if (!parsed.success) {
      const field = String(parsed.error.issues[0]?.path[0] ?? '');
      return { refused: reply.code(400).send({ type: 'malformed-query', field }) };
    }
    const { from, to, ...query } = parsed.data;
    const days = createZonedTime(timeZone()).daysMs({ fromDay: from, toDay: to });
    const among = visitor.type === 'sign-in-needed' ? [] : chairsShownTo(visitor);
    return { read, query: { ...query, ...days, among, atMost: pageAtMost } };
  }

  app.get('/api/audit', async (request, reply) => {
    const question = asked(request, reply);
    return question.refused ?? question.read.audit(question.query);
  });

  app.get('/api/audit.csv', (request, reply) => {
    const question = asked(request, reply);
    if (question.refused !== undefined) return question.refused;
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="chairside-audit.csv"')
      .send(
        Readable.from(
          csvOf(question.read, { query: question.query, people: people(), timeZone: timeZone() }),
        ),
      );
  });
}

const columns = ['time', 'chair', 'session', 'what', 'person', 'name', 'role', 'from afar', 'detail'];

/** Page by page as it is read: years fit in no memory. Each line is complete as soon as it is sent. */
async function* csvOf(
  archive: Pick<Archive, 'audit'>,
  {
    query,
    people,
    timeZone,
  }: { readonly query: AuditQuery; readonly people: readonly Person[]; readonly timeZone: string },
): AsyncGenerator<string> {
  const nameById = new Map<string, string>(people.map(({ personId, name }) => [personId, name]));
  const { isoOf } = createZonedTime(timeZone);
  yield csvLine(columns);
  let before = query.before;
  do {
    const page = await archive.audit({ ...query, before });
    yield page.entries.map((entry) => lineOf(entry, { nameById, isoOf })).join('');
    before = page.before;
  } while (before !== null);
}

function lineOf(
  { atMs, chair, session, type, actor, detail }: AuditEntry,
  {
    nameById,
    isoOf,
  }: { readonly nameById: ReadonlyMap<string, string>; readonly isoOf: (atMs: number) => string },
): string {
  const { personId = null, role = null } = actor ?? {};
  return csvLine([
    isoOf(atMs),
    chair,
    session,
    type,
    personId,
    personId === null ? null : (nameById.get(personId) ?? null),
    role,
    actor?.isFromAfar === true,
    JSON.stringify(detail),
  ]);
}
