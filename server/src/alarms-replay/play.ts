import { conditionKey } from '@chairside/shared/alarms/conditions.ts';
import type { AlarmPreset } from '@chairside/shared/alarms/preset.ts';
import type { ChairEvent, ChairFact } from '@chairside/shared/chair/events.ts';
import { chairIdSchema } from '@chairside/shared/ids.ts';
import { createChairCourse } from '../chairs/chair-course.ts';
import type { Principal } from '../domain/principal.ts';
import { factsAgain } from './deeds.ts';
import type { Moment, Recorded } from './recorded.ts';

/**
 * The events a gateway would have recorded under this preset: the same course of a chair, told the same readings at the same
 * times, moved from one moment to the next. No real time passes; the same recording gives the same events.
 *
 * What no reading and no person says is not known here: batteries, screens, the disk.
 */
export function play({ moments, toMs, isJudged }: Recorded, preset: AlarmPreset): readonly ChairEvent[] {
  const events: ChairEvent[] = [];
  const seqByRecorded = new Map<number, number>();
  const conditionByRecorded = new Map<number, string>();
  const away = interruptionsOf(moments);
  let nowMs = moments[0]?.atMs ?? 0;
  const course = createChairCourse(moments[0]?.events[0]?.chair ?? chairIdSchema.parse('1'), {
    nowMs: () => nowMs,
    boundDevices: () => [],
    isJudged: (deviceId) => isJudged(deviceId, nowMs),
    // As the recording says, and nothing follows from it.
    isEvacuating: () => (course.state().session?.evacuation ?? null) !== null,
    people: () => [],
    onEvent: (event) => void events.push(event),
  });

  function take(facts: readonly ChairFact[], by: ChairEvent | null, { readings }: Pick<Moment, 'readings'>) {
    const principal = (by?.actor ?? null) as Principal | null;
    return course.turn({ facts, by: { principal, commandId: null }, readings });
  }

  /** What falls due on the way; while nobody watched, only afterwards. */
  function passUntil(untilMs: number): void {
    for (;;) {
      const dueMs = course.dueAtMs();
      if (dueMs === null) break;
      const atMs = afterInterruption(Math.max(dueMs, nowMs), away);
      if (atMs >= untilMs) break;
      const isLate = dueMs <= nowMs;
      nowMs = atMs;
      if (take([], null, nothing).length === 0 && isLate) break;
    }
    nowMs = untilMs;
  }

  function doAgain(together: readonly ChairEvent[]): void {
    const baseline = together.find((event) => event.type === 'baseline-set')?.body.baseline ?? null;
    const pairs = together.flatMap((event) => {
      if (event.type === 'alarm-began')
        conditionByRecorded.set(event.seq, conditionKey(event.body.condition));
      const again = {
        preset,
        session: course.state().session,
        baseline,
        seqNow: (seq: number) => seqByRecorded.get(seq),
        conditionOf: (occurrence: number) => conditionByRecorded.get(occurrence),
      };
      return factsAgain(event, again).map((fact) => ({ fact, event }));
    });
    const [first] = pairs;
    if (first === undefined) return;
    const noted = take(
      pairs.map(({ fact }) => fact),
      first.event,
      nothing,
    );
    pairs.forEach(({ event }, index) => {
      const seq = noted[index]?.seq;
      if (seq !== undefined && !seqByRecorded.has(event.seq)) seqByRecorded.set(event.seq, seq);
    });
  }

  for (const moment of moments) {
    passUntil(moment.atMs);
    const isClosing = moment.events.some(({ type }) => type === 'session-closed');
    if (isClosing) take([], null, moment);
    for (const together of byCommand(moment.events)) doAgain(together);
    // Also without readings: what fell due at this very time is noted in its turn.
    take([], null, isClosing ? nothing : moment);
  }
  passUntil(toMs);
  take([], null, nothing);
  return events;
}

const nothing: Pick<Moment, 'readings'> = { readings: [] };

type Interruption = { readonly fromMs: number; readonly toMs: number };

function interruptionsOf(moments: readonly Moment[]): readonly Interruption[] {
  return moments.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'monitoring-interrupted' ? [event.body] : [])),
  );
}

function afterInterruption(atMs: number, away: readonly Interruption[]): number {
  const during = away.find(({ fromMs, toMs }) => atMs > fromMs && atMs < toMs);
  return during?.toMs ?? atMs;
}

/** What one command made happen is noted in one turn. */
function byCommand(events: readonly ChairEvent[]): readonly (readonly ChairEvent[])[] {
  return [...Map.groupBy(events, ({ seq, commandId }) => commandId ?? String(seq)).values()];
}
