import { actorSchema } from '@chairside/shared/chair/events.ts';
import type { SessionId } from '@chairside/shared/ids.ts';
import {
  auditKindOf,
  type AuditEntry,
  type AuditKind,
  type AuditPage,
} from '@chairside/shared/people/audit.ts';
import { siteEventTypes, type SiteEventType } from '@chairside/shared/site/events.ts';
import type { AuditQuery } from '../ports/archive.ts';

/** What somebody did, as it lies in the journal; `body` null once erased. */
export type AuditRow = {
  readonly place: number;
  readonly stream: string;
  readonly session: string | null;
  readonly type: string;
  readonly atMs: number;
  readonly actor: string | null;
  readonly body: string | null;
};

/** An `AuditQuery` in the journal's own words. */
export type AuditRowsQuery = {
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly personId: string | null;
  readonly stream: string | null;
  /** Of these streams and of `site`; null: of all. */
  readonly among: readonly string[] | null;
  /** Of the stream `site`, and only of it; null: any of any stream. */
  readonly siteTypes: readonly string[] | null;
  /** 1: not of the stream `site`. */
  readonly isAtChair: 0 | 1;
  readonly before: number | null;
  readonly atMost: number;
};

/** One more than asked for is looked up, to know whether there are more. */
export function auditPage(
  query: AuditQuery,
  rowsOf: (query: AuditRowsQuery) => readonly AuditRow[],
): AuditPage {
  const { chair, kind, atMost, ...span } = query;
  const found = rowsOf({
    ...span,
    stream: chair,
    siteTypes: kind === null || kind === 'session' ? null : siteTypesOf(kind),
    isAtChair: kind === 'session' ? 1 : 0,
    atMost: atMost + 1,
  });
  const entries = found.slice(0, atMost).map(entryOf);
  return { entries, before: found.length > atMost ? (entries.at(-1)?.place ?? null) : null };
}

/** What the statement of the real journal says, said once more for its twin. */
export function isAudited(row: AuditRow, query: AuditRowsQuery): boolean {
  const isOfSite = row.stream === 'site';
  const { actor, detail } = entryOf(row);
  const isOf = (personId: string) =>
    actor?.personId === personId || (isOfSite && detail['personId'] === personId);
  return (
    (row.actor !== null || isOfSite) &&
    (query.before === null || row.place < query.before) &&
    (query.fromMs === null || row.atMs >= query.fromMs) &&
    (query.toMs === null || row.atMs < query.toMs) &&
    (query.stream === null || row.stream === query.stream) &&
    (query.among === null || isOfSite || query.among.includes(row.stream)) &&
    (query.personId === null || isOf(query.personId)) &&
    (query.siteTypes === null || (isOfSite && query.siteTypes.includes(row.type))) &&
    (query.isAtChair === 0 || !isOfSite)
  );
}

function entryOf({ place, stream, session, type, atMs, actor, body }: AuditRow): AuditEntry {
  const chair = stream === 'site' ? null : stream;
  const by = actor === null ? null : actorSchema.parse(JSON.parse(actor));
  const { isFromAfar, ...who } = by ?? {};
  return {
    place,
    chair,
    session: session as SessionId | null,
    type,
    atMs,
    actor:
      by === null ? null : ({ ...who, ...(isFromAfar === true && { isFromAfar }) } as AuditEntry['actor']),
    detail: detailOf(chair, body),
  };
}

/** At a chair codes and numbers only: what people wrote there is about a patient, and stands in the record. */
const toldAtChair = new Set([
  'kind',
  'number',
  'outcome',
  'step',
  'because',
  'score',
  'priority',
  'occurrence',
  'how',
]);

function detailOf(chair: string | null, body: string | null): AuditEntry['detail'] {
  const said: unknown = body === null ? null : JSON.parse(body);
  if (typeof said !== 'object' || said === null) return {};
  const told = Object.entries(said).flatMap(([key, value]) => flat(key, value));
  return Object.fromEntries(told.filter(([key]) => chair === null || toldAtChair.has(key)));
}

type Told = readonly [string, string | number | boolean | null];

/** Of what lies in it, the name and the id; lists are counted. */
function flat(key: string, value: unknown): readonly Told[] {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value))
    return [[key, value as string | number | boolean | null]];
  if (Array.isArray(value)) return [[key, value.length]];
  return Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([inner, one]) =>
    typeof one === 'object' && one !== null ? [] : flat(inner, one),
  );
}

function siteTypesOf(kind: AuditKind): readonly SiteEventType[] {
  return siteEventTypes.filter((type) => auditKindOf({ chair: null, type }) === kind);
}
