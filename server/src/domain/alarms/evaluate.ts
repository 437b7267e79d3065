import type { Occurrence } from '@chairside/shared/alarms/alarm-state.ts';
import type { HeldWhy } from '@chairside/shared/alarms/alarm-events.ts';
import { isViolated } from '@chairside/shared/alarms/limits.ts';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import { nextToMiss } from '@chairside/shared/chair/nibp-programme.ts';
import type { Limbs, Session } from '@chairside/shared/chair/state.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import { voidedOffer } from '../handover.ts';
import { evaluateContinuous } from './continuous.ts';
import { callFacts } from './calls.ts';
import {
  askedFor,
  newConfirmations,
  orphanedConfirmations,
  overdueConfirmations,
  pressureFacts,
  takeMeasurement,
} from './cuff.ts';
import { lifeFacts } from './life.ts';
import { isCuffHeld, isPressure, measurementOf, type Memory } from './memory.ts';
import { findingOf, reconcile } from './reconcile.ts';
import { conditionOf, rowsOf, violationOf } from './rows.ts';
import { technicalFacts, type Seen } from './technical.ts';
import { lately, silentAtMs, type Track } from './track.ts';

/**
 * The alarms of a session, as facts. Pure: the same readings, commands and times give the same events (AL10).
 *
 * `readingFacts` is asked once for each reading that entered, with the memory that holds it; `standingFacts` after every
 * reading, command and tick, again until it has nothing to say.
 */
export function readingFacts(
  session: Session,
  memory: Memory,
  { reading, nowMs }: { readonly reading: NumberedReading; readonly nowMs: number },
): readonly ChairFact[] {
  if (isPressure(reading)) return inflationFacts(session, memory, reading);
  const track = trackOf(memory, reading);
  // Of what came late only the newest says how the patient is (AL10).
  if (track === null || reading.atMs < track.newestAtMs) return [];
  if (isCuffHeld(session, reading.atMs)) return [];
  return evaluateContinuous(session, track, { reading, nowMs });
}

function trackOf({ spo2, pulse }: Memory, { parameter }: NumberedReading): Track | null {
  if (parameter === 'spo2Percent') return spo2;
  return parameter === 'pulseRateBpm' ? pulse : null;
}

const heldAtMostMs = 60_000;
const heldAfterDeflationMs = 15_000;
const heardBetweenHoldsMs = 60_000;
const holdsFromSpo2Percent = 94;
const fallenByPercent = 2;

function inflationFacts(
  session: Session,
  { spo2, inflatingSinceMs }: Memory,
  { atMs }: NumberedReading,
): readonly ChairFact[] {
  const { cuffHold } = session.alarms;
  if (inflatingSinceMs === null) {
    const untilMs = atMs + heldAfterDeflationMs;
    if (cuffHold === null || cuffHold.untilMs <= untilMs) return [];
    return [{ type: 'cuff-hold-shortened', body: { untilMs } }];
  }
  const isItsBegin = inflatingSinceMs === atMs;
  if (!isItsBegin || !isOneLimb(session.limbs) || spo2 === null || !isSteady(spo2)) return [];
  // Measured again and again, a cuff must not keep the alarms waiting for ever.
  if (cuffHold !== null && atMs < cuffHold.untilMs + heardBetweenHoldsMs) return [];
  return [{ type: 'cuff-hold-began', body: { untilMs: atMs + heldAtMostMs } }];
}

function isOneLimb(limbs: Limbs | null): boolean {
  if (limbs === null) return false;
  const { cuff, probe } = limbs;
  return (cuff === 'left-arm' && probe === 'left-hand') || (cuff === 'right-arm' && probe === 'right-hand');
}

/** SE19: at least 94, and not fallen by 2 in the last 30 s. */
function isSteady(spo2: Track): boolean {
  const values = lately(spo2);
  const now = values.at(-1);
  if (spo2.quality === 'unavailable' || now === undefined || now < holdsFromSpo2Percent) return false;
  return Math.max(...values) - now < fallenByPercent;
}

/** What the last inflation came to, as far as its readings are remembered; nothing where that is known already. */
export function measurementFacts(session: Session, memory: Memory): readonly ChairFact[] {
  const measurement = measurementOf(memory);
  const key = memory.inflation?.key;
  if (measurement === null || key === undefined) return [];
  return takeMeasurement(session, measurement, key);
}

/** What is so now and is not noted yet. Asked again, once its facts are folded, it says what follows from them. */
export function standingFacts(seen: Seen): readonly ChairFact[] {
  const { session, nowMs } = seen;
  const confirmations = [
    ...orphanedConfirmations(session),
    ...overdueConfirmations(session, nowMs),
    ...newConfirmations(session, nowMs),
  ];
  if (confirmations.length > 0) return confirmations;
  return [
    ...pressureFacts(session, nowMs),
    ...sedationFacts(session, nowMs),
    ...technicalFacts(seen),
    ...heldFacts(seen),
    ...missedFacts(session, nowMs),
    ...delegationFacts(seen),
    ...returnFacts(seen),
    ...evacuationFacts(seen),
    ...lifeFacts(session, nowMs),
    ...callFacts(seen),
  ];
}

function sedationFacts(session: Session, nowMs: number): readonly ChairFact[] {
  const { moaas } = session;
  const [condition] = rowsOf(session, 'moaasScore').flatMap(({ rule }) => conditionOf(rule) ?? []);
  if (condition === undefined) return [];
  // Taken back by a person, not silent: without this nothing could end what the score began.
  if (moaas === null)
    return reconcile(session.alarms, findingOf(condition, [], { atMs: nowMs, value: null }), nowMs);
  const { score, atMs } = moaas;
  const rows = rowsOf(session, 'moaasScore').filter(({ limit }) => isViolated(limit, score));
  const violations = rows.map((row) => violationOf(row, score));
  return reconcile(session.alarms, findingOf(condition, violations, { atMs, value: score }), nowMs);
}

/** AL5: what no number speaks for any more is held, and marked. */
function heldFacts({ session, memory, nowMs }: Seen): readonly ChairFact[] {
  return session.alarms.occurrences.flatMap((one): readonly ChairFact[] => {
    if (one.presence !== 'present') return [];
    const why = heldWhy(one, session, { memory, nowMs });
    if (why === one.held) return [];
    if (why === null) return [{ type: 'alarm-verified', body: { occurrence: one.id } }];
    return [{ type: 'alarm-held', body: { occurrence: one.id, why } }];
  });
}

function heldWhy(
  { condition }: Occurrence,
  session: Session,
  { memory, nowMs }: { readonly memory: Memory; readonly nowMs: number },
): HeldWhy | null {
  switch (condition.what) {
    case 'spo2-low':
    case 'pulse-low':
    case 'pulse-high': {
      const track = condition.what === 'spo2-low' ? memory.spo2 : memory.pulse;
      if (isSpeechless(track, nowMs)) return 'unavailable';
      return isCuffHeld(session, nowMs) ? 'cuff' : null;
    }
    case 'pressure-low':
    case 'pressure-high':
      return session.nibp.failuresInRow > 0 ? 'unavailable' : null;
    default:
      return null;
  }
}

function isSpeechless(track: Track | null, nowMs: number): boolean {
  return track === null || track.quality === 'unavailable' || nowMs >= silentAtMs(track);
}

function missedFacts(session: Session, nowMs: number): readonly ChairFact[] {
  const next = nextToMiss(session);
  if (next === null || nowMs < next.missedAtMs) return [];
  return [{ type: 'nibp-missed', body: { dueAtMs: next.slotMs } }];
}

/** AL31: the moment the desk does not hear, the sound is back at the chair. */
function delegationFacts({ session, surroundings: { hearing } }: Seen): readonly ChairFact[] {
  const isDelegated = session.alarms.delegatedAtMs !== null;
  if (!isDelegated || hearing === null || hearing.isDeskAudible) return [];
  return [{ type: 'sound-returned', body: { because: 'desk-silent' } }];
}

const validForMs = 10_000;

/** Good SpO2 without a break for so long since the patient left: the patient is back (SE29). */
function returnFacts({ session: { offMonitor }, memory: { spo2 } }: Seen): readonly ChairFact[] {
  const goodSinceMs = spo2?.goodSinceMs ?? null;
  if (offMonitor === null || spo2 === null || goodSinceMs === null) return [];
  if (spo2.newestAtMs - Math.max(goodSinceMs, offMonitor.sinceMs) < validForMs) return [];
  return [{ type: 'off-monitor-ended', body: { because: 'signal' } }];
}

/** SE32: what was said of the whole clinic holds at every chair with a session, also at one that was opened meanwhile. */
function evacuationFacts({ session, surroundings: { isEvacuating } }: Seen): readonly ChairFact[] {
  if (isEvacuating === (session.evacuation !== null)) return [];
  if (!isEvacuating) return [{ type: 'evacuation-ended', body: {} }];
  // Whose chair it is leaves with the patient.
  return [{ type: 'evacuation-began', body: {} }, ...voidedOffer(session)];
}

/** What a person has to do because of these facts (AL38). */
export function askedBecauseOf(facts: readonly ChairFact[], nowMs: number): readonly ChairFact[] {
  const isLow = facts.some(({ type, body }) => type === 'alarm-began' && body.condition.what === 'pulse-low');
  return isLow ? [askedFor('pulse-low', nowMs)] : [];
}
