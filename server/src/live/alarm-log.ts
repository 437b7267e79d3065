import { alarmBurden, type Span } from '@chairside/shared/alarms/burden.ts';
import { alarmLog } from '@chairside/shared/alarms/log.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { ChairId, SessionId } from '@chairside/shared/ids.ts';
import { err, ok } from '@chairside/shared/result.ts';
import type { AlarmBurdenTold, AlarmLogTold } from '@chairside/shared/wire.ts';
import type { ChairDesk } from '../chairs/chair-desk.ts';
import type { Journal } from '../ports/journal.ts';

/** What became of the alarms of a session, and of the clinic (AL35, AL36), from the journal and what is on its way to it. */
export type LogSurroundings = {
  readonly journal: Pick<Journal, 'newestSessionEvents' | 'sessionEvents' | 'alarmBurden'>;
  readonly nowMs: () => number;
};

export async function tellAlarmLog(
  { journal, nowMs }: LogSurroundings,
  desk: ChairDesk,
  asked: SessionId | undefined,
): Promise<AlarmLogTold> {
  const session = asked ?? desk.state().session?.id;
  if (session === undefined) return err({ type: 'no-session' });
  // Screens ask for the running one after every entry: it is found without reading what lies before it.
  const isRunning = desk.state().session?.id === session;
  const recorded = isRunning
    ? (await journal.newestSessionEvents(desk.chair)).filter((event) => event.session === session)
    : await journal.sessionEvents(session);
  const events = withTail(recorded, desk, session);
  const [first] = events;
  if (first?.chair !== desk.chair || first.type === 'session-erased') return err({ type: 'no-session' });
  const span: Span = { fromMs: first.atMs, toMs: Math.max(first.atMs, nowMs()) };
  return ok({ session, entries: alarmLog(events), burden: alarmBurden([events], span) });
}

export async function tellAlarmBurden(
  { journal, nowMs }: LogSurroundings,
  { chairs, sinceMs }: { readonly chairs: readonly ChairId[]; readonly sinceMs: number },
): Promise<AlarmBurdenTold> {
  const toMs = nowMs();
  return ok(await journal.alarmBurden({ chairs, fromMs: Math.min(sinceMs, toMs), toMs }));
}

/** What is newer than the journal's part, because it was still on its way to the disk. */
function withTail(
  recorded: readonly ChairEvent[],
  desk: ChairDesk,
  session: SessionId,
): readonly ChairEvent[] {
  const running = desk.state().session;
  if (running?.id !== session) return recorded;
  const recordedSeq = recorded.at(-1)?.seq ?? running.openedSeq - 1;
  const tail = desk.recent.eventsAfter(recordedSeq) ?? [];
  return [...recorded, ...tail.filter((event) => event.session === session)];
}
