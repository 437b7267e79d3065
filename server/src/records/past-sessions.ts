import type { KeptWave } from '@chairside/shared/devices/wave.ts';
import type { ChairId, SessionId } from '@chairside/shared/ids.ts';
import { isWithinReach } from '@chairside/shared/people/people.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { inSeries, patientSeries, type PatientSeries } from '@chairside/shared/record/series.ts';
import type { RecordKind, SessionRecord } from '@chairside/shared/record/session-record.ts';
import type { SessionSummary } from '@chairside/shared/record/summary.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import type { SiteEvent } from '@chairside/shared/site/events.ts';
import type { Archive, SessionsQuery } from '../ports/archive.ts';
import { sessionExport, type ExportFormat, type SessionExport } from './session-export.ts';
import { createZonedTime } from './zoned-time.ts';

/** Why a session is not given out. */
export type RecordRefusal =
  { readonly type: 'unknown-session' } | { readonly type: 'session-erased'; readonly erasedAtMs: number };

/** As a screen asks: days of the clinic, both included. */
export type SessionSearch = Omit<SessionsQuery, 'fromMs' | 'toMs'> & {
  readonly fromDay: string | null;
  readonly toDay: string | null;
};

export type SessionList = { readonly total: number; readonly sessions: readonly SessionSummary[] };

/** The sessions there were, for whoever looks at them later (SE24–SE27). */
export type PastSessions = {
  /** Where it was; null when nobody knows it. */
  chairOf(session: SessionId): Promise<ChairId | null>;
  search(search: SessionSearch): Promise<SessionList>;
  record(session: SessionId): Promise<Result<SessionRecord, RecordRefusal>>;
  exportAs(session: SessionId, format: ExportFormat): Promise<Result<SessionExport, RecordRefusal>>;
  /** What was kept of its waves, in order of time (WV8). */
  waves(session: SessionId): Promise<Result<readonly KeptWave[], RecordRefusal>>;
  /** Of the patient whose session it is, at these chairs; null: at all. */
  series(session: SessionId, among: readonly ChairId[] | null): Promise<Result<PatientSeries, RecordRefusal>>;
};

type Surroundings = {
  readonly archive: Archive;
  readonly kind: RecordKind;
  readonly nowMs: () => number;
  readonly timeZone: () => string;
  readonly people: () => readonly Person[];
  readonly siteEvents: () => Promise<readonly SiteEvent[]>;
};

/** A patient with more has been treated for years; the newest are laid over each other. */
const seriesAtMost = 40;

export function createPastSessions(surroundings: Surroundings): PastSessions {
  const { archive, kind, nowMs, timeZone, people, siteEvents } = surroundings;
  const queryOf = (session: SessionId) => ({ session, nowMs: nowMs(), kind, people: people() });

  async function record(session: SessionId): Promise<Result<SessionRecord, RecordRefusal>> {
    const found = await archive.recordOf(queryOf(session));
    return found === null ? err((await refusalOf(session)) ?? { type: 'unknown-session' }) : ok(found);
  }

  async function refusalOf(session: SessionId): Promise<RecordRefusal | null> {
    const head = await archive.headOf(session);
    if (head === null) return { type: 'unknown-session' };
    const { erasedAtMs } = head;
    return erasedAtMs === null ? null : { type: 'session-erased', erasedAtMs };
  }

  return {
    chairOf: async (session) => (await archive.headOf(session))?.chair ?? null,
    async search({ fromDay, toDay, ...query }) {
      const days = createZonedTime(timeZone()).daysMs({ fromDay, toDay });
      const { total, sessions } = await archive.sessions({ ...query, ...days });
      const summaries: SessionSummary[] = [];
      // One after the other: a glance that has to be worked out lets other questions through before the next.
      for (const head of sessions) {
        summaries.push({ ...head, glance: await archive.glanceOf(queryOf(head.session)) });
      }
      return { total, sessions: summaries };
    },
    record,
    async exportAs(session, format) {
      const found = await record(session);
      return found.ok ? ok(await sessionExport(format, { archive, record: found.value, siteEvents })) : found;
    },
    async waves(session) {
      const known = await refusalOf(session);
      if (known !== null) return err(known);
      const kept = await archive.wavesOf(session);
      return ok(kept.map((wave) => ({ ...wave, samples: [...wave.samples] })));
    },
    async series(session, among) {
      const own = await record(session);
      if (!own.ok) return own;
      const all = await archive.sessionsOfPatient(session);
      const heads = all.filter(({ chair }) => isWithinReach(among, chair)).slice(-seriesAtMost);
      const overlaid = [];
      for (const head of heads) {
        const found = await archive.recordOf(queryOf(head.session));
        if (found !== null) overlaid.push(inSeries(head, found));
      }
      return ok(patientSeries(overlaid));
    },
  };
}
