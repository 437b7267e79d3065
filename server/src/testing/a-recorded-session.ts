import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { DeviceId, SessionId } from '@chairside/shared/ids.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { Measurement, NumberedReading } from '@chairside/shared/vitals/reading.ts';
import { createMemoryJournal } from '../journal/memory-journal.ts';
import type { Journal } from '../ports/journal.ts';
import { anInfusion, chairTwo, minute, physician, stop, t0, type DrivenChair } from './a-chair.ts';

/** Test data: sessions in a journal, as a gateway would have written them. */

/** An infusion of forty minutes with what a nurse writes into it, discharged by a physician at 75 minutes. */
export function aLivedSession(): DrivenChair {
  const chair = anInfusion();
  chair.command(
    {
      type: 'chart-entry',
      entry: { kind: 'side-effect', effect: 'nausea', other: null, severity: 'mild' },
      happenedAtMs: null,
    },
    12,
  );
  chair.command(
    { type: 'chart-entry', entry: { kind: 'note', text: '=calm, "eyes closed"' }, happenedAtMs: null },
    20,
  );
  chair.command(stop, 40);
  chair.command({ type: 'close-session', outcome: 'discharged', early: 'goes home with a friend' }, 75, {
    principal: physician,
  });
  return chair;
}

/** SpO2 and pulse once in ten seconds, the cuff once in ten minutes. */
export function readingsFor(fromMs: number, toMs: number): readonly NumberedReading[] {
  const readings: NumberedReading[] = [];
  const say = (atMs: number, parameter: ParameterId, measurement: Measurement) =>
    readings.push({
      ...measurement,
      parameter,
      cursor: readings.length + 1,
      deviceId: 'DEV-1' as DeviceId,
      atMs,
      measuredAtMs: null,
    });
  for (let atMs = fromMs; atMs <= toMs; atMs += 10_000) {
    const isOff = atMs % (7 * minute) === 0;
    say(atMs, 'spo2Percent', isOff ? { quality: 'unavailable', reason: 'probe-off' } : good(97));
    say(atMs, 'pulseRateBpm', good(70 + (atMs % 9)));
    if ((atMs - t0) % (10 * minute) !== 0) continue;
    say(atMs, 'systolicMmHg', good(124 + (atMs % 13)));
    say(atMs, 'diastolicMmHg', good(80));
  }
  return readings;
}

function good(value: number): Measurement {
  return { quality: 'good', value };
}

/** A journal with this chair's events and readings in it. */
export async function journalOf(
  events: readonly ChairEvent[],
  readings: readonly NumberedReading[],
  journal: Journal = createMemoryJournal(),
): Promise<Journal> {
  const [first] = events;
  const written = await journal.append({
    entries: [
      {
        stream: first?.chair ?? chairTwo,
        expectedSeq: (first?.seq ?? 1) - 1,
        events,
        session: first?.session ?? ('none' as SessionId),
        readings,
      },
    ],
  });
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  return journal;
}
