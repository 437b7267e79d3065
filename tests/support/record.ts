import type { ChairId, SessionId } from '@chairside/shared/ids.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import { rowToReading } from '@chairside/server/journal/rows.ts';
import { openForReading } from '@chairside/server/journal/sqlite-open.ts';
import { createReader } from '@chairside/server/journal/sqlite-reader.ts';

/** What a journal's file has of a session at chair 1, whoever else has it open. */
export function sessionIn(
  path: string,
  session: SessionId,
): { readonly readings: readonly NumberedReading[]; readonly commandIds: readonly (string | null)[] } {
  const db = openForReading(path);
  const reader = createReader(db);
  const query = { chair: '1' as ChairId, session, parameters: ['spo2Percent' as const], sinceMs: 0 };
  const readings = reader.readings(query).map(rowToReading);
  const commandIds = reader.sessionEvents(session).map(({ commandId }) => commandId);
  db.close();
  return { readings, commandIds };
}
