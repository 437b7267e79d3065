import type { ChairId } from '@chairside/shared/ids.ts';
import { evolve } from '@chairside/shared/chair/evolve.ts';
import { emptyChair } from '@chairside/shared/chair/state.ts';
import { parameterIds, parameters, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import type { Shown } from './domain/admission.ts';
import type { ChairHistory } from './chairs/chair-desk.ts';
import { sparklineMs } from './chairs/recent.ts';
import type { Config } from './config.ts';
import { journalPath } from './journal/journal-path.ts';
import { openSqliteJournal } from './journal/sqlite-journal.ts';
import type { Journal } from './ports/journal.ts';
import { journalFailure } from './start-failure.ts';

/** Throws a `StartFailure` where it is of another kind, or can not be read. */
export async function openJournal(config: Config, ownerId: string): Promise<Journal> {
  const isSimulation = config.simulationRate !== null;
  const opened = await openSqliteJournal({
    path: journalPath(config.dataFolder, isSimulation),
    isSimulation,
    ownerId,
  });
  if (!opened.ok) throw journalFailure(opened.error);
  return opened.value;
}

/** What the journal knows of a chair: enough to go on as if nothing had happened (AL21). */
export async function chairHistory(journal: Journal, chair: ChairId): Promise<ChairHistory> {
  const [events, lastCursor] = await Promise.all([
    journal.newestSessionEvents(chair),
    journal.lastCursor(chair),
  ]);
  const { session } = events.reduce(evolve, emptyChair(chair));
  if (session === null) return { events, lastCursor, readings: [] };
  const newestAtMs = (await journal.lastRecordedAtMs()) ?? session.openedAtMs;
  const read = (parameters: readonly ParameterId[], sinceMs: number) =>
    journal.readings({ chair, session: session.id, parameters, sinceMs });
  const [nibp, lately] = await Promise.all([read(episodic, 0), read(continuous, newestAtMs - sparklineMs)]);
  // A source that has been silent, or without a number, for longer: how long is what its alarm is about.
  const silent = alarmed.filter(
    (parameter) => !lately.some((one) => one.parameter === parameter && one.quality === 'good'),
  );
  const before = silent.length === 0 ? [] : await read(silent, 0);
  const known = new Set(lately.map(({ cursor }) => cursor));
  const readings = [...nibp, ...lately, ...before.filter(({ cursor }) => !known.has(cursor))].sort(
    (a, b) => a.cursor - b.cursor,
  );
  return { events, lastCursor, readings };
}

/** As the device showed it: at its receipt, so that its clock is known again before it is heard. */
export function asShown(reading: NumberedReading): Shown {
  const { lateMs = 0, atMs } = reading;
  // What came late says nothing of the clock, whether it had been kept by the device or on the way.
  return { reading: { ...reading, atMs: atMs + lateMs }, sentAtMs: null, isFromMemory: lateMs > 0 };
}

const episodic = parameterIds.filter((id) => parameters[id].cadence === 'episodic');
/** What the evaluator remembers without pause. */
const alarmed: readonly ParameterId[] = ['spo2Percent', 'pulseRateBpm'];
const continuous = parameterIds.filter((id) => parameters[id].cadence === 'continuous');

export type SessionStart = {
  readonly atMs: number;
  readonly note: {
    readonly lastRecordedAtMs: number | null;
    readonly clock: 'continuous' | 'went-backwards';
  };
};

/**
 * Where the session clock begins: at the wall clock, but never before what was recorded, or the running session's numbers
 * would lie in the future and every new one before its beginning. A wall clock that went backwards is said (decision 0003);
 * a simulated clock may have run ahead of the wall, which is nothing to say.
 */
export async function sessionStart(
  journal: Pick<Journal, 'lastRecordedAtMs'>,
  { wallNowMs, isSimulation }: { readonly wallNowMs: number; readonly isSimulation: boolean },
): Promise<SessionStart> {
  const lastRecordedAtMs = await journal.lastRecordedAtMs();
  const isBehind = lastRecordedAtMs !== null && lastRecordedAtMs > wallNowMs;
  const clock = isBehind && !isSimulation ? 'went-backwards' : 'continuous';
  return { atMs: Math.max(wallNowMs, lastRecordedAtMs ?? 0), note: { lastRecordedAtMs, clock } };
}
