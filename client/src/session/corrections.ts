import type { LogEntry, Session } from '@chairside/shared/chair/state.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { timeOfDay, timeOfDayWithSeconds } from '../ui/format.ts';

/** An entry in words; a correction names the entry it points to, as long as that is among the latest (SE7). */
export function entryText(
  entry: Pick<LogEntry, 'type' | 'detail'>,
  session: Pick<Session, 'recentEntries' | 'timeZone'>,
  text: Catalogue,
): string {
  const words = text.entry[entry.type];
  if (entry.type !== 'entry-corrected') return words(withTimes(entry.detail, session));
  const corrected = session.recentEntries.find(({ seq }) => seq === entry.detail['correctedSeq']);
  if (corrected === undefined) return words(entry.detail);
  const what = `${timeOfDay(corrected.atMs, session.timeZone)} ${text.entry[corrected.type](withTimes(corrected.detail, session))}`;
  return words({ ...entry.detail, what });
}

/** Instants as times of day, under the names by which the words ask for them. */
function withTimes(detail: LogEntry['detail'], { timeZone }: Pick<Session, 'timeZone'>): LogEntry['detail'] {
  const at = (atMs: unknown) => (typeof atMs === 'number' ? timeOfDay(atMs, timeZone) : null);
  // A gap of seconds lies within one minute.
  const atSecond = (atMs: unknown) =>
    typeof atMs === 'number' ? timeOfDayWithSeconds(atMs, timeZone) : null;
  return {
    ...detail,
    time: at(detail['dueAtMs']),
    from: atSecond(detail['fromMs']),
    to: atSecond(detail['toMs']),
  };
}

/** Whether the newest score was corrected afterwards: it stands in the head as it was entered. */
export function isScoreCorrected({ recentEntries }: Session): boolean {
  const score = recentEntries.findLast(({ type, isUndone }) => type === 'moaas-scored' && !isUndone);
  if (score === undefined) return false;
  return recentEntries.some(
    ({ type, detail }) => type === 'entry-corrected' && detail['correctedSeq'] === score.seq,
  );
}
