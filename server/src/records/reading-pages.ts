import type { SessionId } from '@chairside/shared/ids.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import type { Archive } from '../ports/archive.ts';

/** So many that asking is little of it, so few that what else is asked does not wait. */
const readingsAPage = 2_000;

/** All readings of a session, page by page; the next is fetched when the last one was taken. */
export async function* readingPages(
  archive: Pick<Archive, 'readingsPage'>,
  session: SessionId,
): AsyncGenerator<readonly NumberedReading[]> {
  let afterCursor = 0;
  for (;;) {
    const page = await archive.readingsPage({ session, afterCursor, atMost: readingsAPage });
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    afterCursor = last.cursor;
    if (page.length < readingsAPage) return;
  }
}
