import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import type { SiteEvent } from '@chairside/shared/site/events.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import type { Archive } from '../ports/archive.ts';
import { entriesCsv } from './entries-csv.ts';
import { sessionBundle } from './fhir/bundle.ts';
import { siteKey } from './fhir/identity.ts';
import { journalJson } from './journal-json.ts';
import { readingPages } from './reading-pages.ts';
import { readingsCsv } from './readings-csv.ts';
import { createZonedTime } from './zoned-time.ts';

/** What a session can be taken away as (SE25). */
export const exportFormats = ['fhir', 'readings.csv', 'entries.csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export type SessionExport = {
  /** Without the patient's name: it goes through folders and mails. */
  readonly fileName: string;
  readonly contentType: string;
  /** How many rows or events are in `body`, so that progress can be shown. */
  readonly rows: number;
  readonly body: AsyncIterable<string>;
};

export type ExportParts = {
  readonly archive: Archive;
  readonly record: SessionRecord;
  /** Of the clinic, whose first start names it. */
  readonly siteEvents: () => Promise<readonly SiteEvent[]>;
};

export async function sessionExport(format: ExportFormat, parts: ExportParts): Promise<SessionExport> {
  const { archive, record } = parts;
  const { session } = record;
  const pages = () => readingPages(archive, session);
  const csv = 'text/csv; charset=utf-8; header=present';
  switch (format) {
    case 'fhir': {
      const readings: NumberedReading[] = [];
      for await (const page of pages()) readings.push(...page);
      const bundle = sessionBundle({ record, readings, siteKey: siteKey(await parts.siteEvents()) });
      return {
        fileName: exportName(record, 'fhir.json'),
        contentType: 'application/fhir+json; charset=utf-8',
        rows: bundle.entry.length,
        body: once(`${JSON.stringify(bundle, null, 1)}\n`),
      };
    }
    case 'readings.csv': {
      const rows = await archive.readingsCount(session);
      return {
        fileName: exportName(record, 'readings.csv'),
        contentType: csv,
        rows,
        body: readingsCsv(record, pages()),
      };
    }
    case 'entries.csv': {
      const lines = entriesCsv(record);
      return {
        fileName: exportName(record, 'entries.csv'),
        contentType: csv,
        rows: lines.length - 1,
        body: once(lines.join('')),
      };
    }
    case 'json': {
      const events = await archive.storedEvents(session);
      const rows = events.length + (await archive.readingsCount(session));
      const body = journalJson({ record, events, pages: pages() });
      return {
        fileName: exportName(record, 'json'),
        contentType: 'application/json; charset=utf-8',
        rows,
        body,
      };
    }
  }
}

/** Day, chair and the beginning of the session's id: enough to find it again. */
export function exportName({ session, chair, openedAtMs, timeZone }: SessionRecord, ending: string): string {
  const day = createZonedTime(timeZone).dayOf(openedAtMs);
  const id = session.replace(/[^A-Za-z0-9]/g, '').slice(0, 8);
  return `session-${day}-chair-${chair}-${id}.${ending}`;
}

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
