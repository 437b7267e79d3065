import type { ChairId } from '@chairside/shared/ids.ts';
import { evolve } from '@chairside/shared/chair/evolve.ts';
import { emptyChair } from '@chairside/shared/chair/state.ts';
import { parameterIds, parameters } from '@chairside/shared/vitals/parameters.ts';
import type { ChairHistory } from './chairs/chair-desk.ts';
import type { Journal } from './ports/journal.ts';

const sparklineMs = 15 * 60_000;

/** What the journal knows of a chair: enough to go on as if nothing had happened (AL21). */
export async function chairHistory(journal: Journal, chair: ChairId): Promise<ChairHistory> {
  const [events, lastCursor] = await Promise.all([
    journal.newestSessionEvents(chair),
    journal.lastCursor(chair),
  ]);
  const { session } = events.reduce(evolve, emptyChair(chair));
  if (session === null) return { events, lastCursor, readings: [] };
  const newestAtMs = (await journal.lastRecordedAtMs()) ?? session.openedAtMs;
  const [nibp, lately] = await Promise.all([
    journal.readings({ chair, session: session.id, parameters: episodic, sinceMs: 0 }),
    journal.readings({
      chair,
      session: session.id,
      parameters: continuous,
      sinceMs: newestAtMs - sparklineMs,
    }),
  ]);
  const readings = [...nibp, ...lately].sort((a, b) => a.cursor - b.cursor);
  return { events, lastCursor, readings };
}

const episodic = parameterIds.filter((id) => parameters[id].cadence === 'episodic');
const continuous = parameterIds.filter((id) => parameters[id].cadence === 'continuous');

export type SessionStart = {
  readonly atMs: number;
  readonly note: {
    readonly lastRecordedAtMs: number | null;
    readonly clock: 'continuous' | 'went-backwards';
  };
};

/**
 * Where the session clock begins. Across a restart the wall clock decides, and it is said when it went backwards
 * (decision 0003). A simulated clock may have run ahead of the wall: it goes on from what was recorded.
 */
export async function sessionStart(
  journal: Pick<Journal, 'lastRecordedAtMs'>,
  { wallNowMs, isSimulation }: { readonly wallNowMs: number; readonly isSimulation: boolean },
): Promise<SessionStart> {
  const lastRecordedAtMs = await journal.lastRecordedAtMs();
  const isBehind = lastRecordedAtMs !== null && lastRecordedAtMs > wallNowMs;
  if (!isBehind) return { atMs: wallNowMs, note: { lastRecordedAtMs, clock: 'continuous' } };
  if (isSimulation) return { atMs: lastRecordedAtMs, note: { lastRecordedAtMs, clock: 'continuous' } };
  return { atMs: wallNowMs, note: { lastRecordedAtMs, clock: 'went-backwards' } };
}
