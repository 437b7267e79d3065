import { isExposed, lastInfusion, startedAtMs } from '@chairside/shared/chair/timeline.ts';
import { nextToMiss } from '@chairside/shared/chair/nibp-programme.ts';
import { callTimes } from './calls.ts';
import { missingAtMs } from './cuff.ts';
import { nextEscalation } from './life.ts';
import { standingsOf, type Seen } from './technical.ts';
import { stepsByCondition } from './technical-rows.ts';
import { silenceMs, silentAtMs } from './track.ts';

/** When time alone will next change something about the alarms; null when it will not. One timer is armed for it. */
export function alarmsDueAtMs(seen: Seen): number | null {
  let earliest = Infinity;
  for (const atMs of dueTimes(seen)) if (atMs > seen.nowMs && atMs < earliest) earliest = atMs;
  return earliest === Infinity ? null : earliest;
}

function* dueTimes(seen: Seen): Generator<number> {
  const { session, memory, nowMs } = seen;
  const { alarms, nibp, course, protocol } = session;
  for (const track of [memory.spo2, memory.pulse]) {
    if (track === null) continue;
    yield silentAtMs(track);
    if (alarms.backAtMs !== null) yield alarms.backAtMs + silenceMs(track);
  }
  for (const { condition, sinceMs } of standingsOf(seen)) {
    for (const { afterMs } of stepsByCondition[condition.what]) yield sinceMs + afterMs;
  }
  for (const one of nibp.confirmations) yield missingAtMs(one);
  for (const one of alarms.occurrences) {
    const next = nextEscalation(alarms, one, protocol.alarmPreset.timesMs);
    if (next !== null) yield next.atMs;
  }
  yield* callTimes(seen);
  if (alarms.audioPause !== null) yield alarms.audioPause.untilMs;
  if (alarms.cuffHold !== null) yield alarms.cuffHold.untilMs;
  const missed = nextToMiss(session);
  if (missed !== null) yield missed.missedAtMs;
  if (course.phase === 'observing' && isExposed(session, nowMs))
    yield lastInfusion(course).stoppedAtMs + protocol.exposedAfterStopMs;
  const startMs = startedAtMs(course);
  if (startMs !== null) yield startMs;
}
