import type { ChairEventType } from '@chairside/shared/chair/events.ts';
import type { LogEntry } from '@chairside/shared/chair/state.ts';

/** Of these the reason is one of a list; of all others somebody wrote it. */
const codedReasons: ReadonlySet<ChairEventType> = new Set([
  'infusion-paused',
  'infusion-stopped',
  'stop-explained',
  'nibp-failed',
  'off-monitor-began',
]);

const written = ['note', 'other', 'early', 'again', 'withoutBaseline', 'destination'];

/** What an entry may say on a screen that hangs on a wall: codes and numbers, nothing that somebody wrote (UI17). */
export function saidFromAfar(type: ChairEventType, detail: LogEntry['detail']): LogEntry['detail'] {
  const { kind } = detail;
  if (kind === 'answer') return { kind };
  // A score or a note is about the person, and for the chart: from afar it is an entry and no more.
  if (kind === 'scale' || kind === 'note') return {};
  const isWritten = (key: string) => written.includes(key) || (key === 'reason' && !codedReasons.has(type));
  return Object.fromEntries(
    Object.entries(detail).map(([key, value]) => [key, isWritten(key) ? null : ofTheList(key, value)]),
  );
}

/** What is asked of a physician, and answered, is a code of the factory's list or somebody's own sentence. */
function ofTheList(key: string, value: LogEntry['detail'][string]): LogEntry['detail'][string] {
  const isSentence =
    (key === 'ask' || key === 'answer') && typeof value === 'string' && !value.startsWith('@');
  return isSentence ? '…' : (value ?? null);
}
