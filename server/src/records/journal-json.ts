import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import type { StoredSessionEvent } from '../ports/archive.ts';

type Parts = {
  readonly record: Pick<SessionRecord, 'session' | 'chair' | 'kind' | 'timeZone' | 'untilMs' | 'isOpen'>;
  readonly events: readonly StoredSessionEvent[];
  readonly pages: AsyncIterable<readonly NumberedReading[]>;
};

/**
 * The journal of one session as a single JSON document, in pieces (RE13): every event with envelope, salt and hashes as it is
 * stored, then every reading. One line each, so that it can also be read as text.
 */
export async function* journalJson({ record, events, pages }: Parts): AsyncGenerator<string> {
  const { session, chair, kind, timeZone, untilMs, isOpen } = record;
  const head = { format: 'chairside-session', version: 1, session, chair, kind, timeZone, untilMs, isOpen };
  yield `${JSON.stringify(head).slice(0, -1)},\n"events":[`;
  yield events.map((event) => `\n${JSON.stringify(event)}`).join(',');
  yield '\n],\n"readings":[';
  let isFirst = true;
  for await (const page of pages) {
    const lines = page.map((reading) => `\n${JSON.stringify(reading)}`).join(',');
    if (lines !== '') yield isFirst ? lines : `,${lines}`;
    isFirst &&= lines === '';
  }
  yield '\n]}\n';
}
