import { eventsOf, type Told } from './last.ts';
import type { FormerPatient } from './session-record.ts';
import type {
  OffMonitorSpan,
  RecordedDeparture,
  RecordedEvacuation,
  RecordedReadiness,
} from './recorded-around.ts';

/** What happened around the infusion, each from its beginning to its end. */

export function formerPatients({ events }: Told): readonly FormerPatient[] {
  return eventsOf(events, 'session-reattributed').map(({ atMs, actor, body }) => ({
    patient: body.previous,
    untilMs: atMs,
    reason: body.reason,
    proposedBy: body.proposedBy,
    confirmedBy: actor,
  }));
}

export function offMonitorSpans({ events, closing }: Told): readonly OffMonitorSpan[] {
  const spans: OffMonitorSpan[] = [];
  for (const event of eventsOf(events, 'off-monitor-began', 'off-monitor-ended')) {
    const { atMs, actor } = event;
    if (event.type === 'off-monitor-began')
      spans.push({ ...event.body, fromMs: atMs, toMs: null, by: actor, endedBecause: null });
    else ended(spans, (span) => ({ ...span, toMs: atMs, endedBecause: event.body.because }));
  }
  return spans.map((span) => ({ ...span, toMs: span.toMs ?? closing?.atMs ?? null }));
}

export function departures({ events }: Told): readonly RecordedDeparture[] {
  const begun: RecordedDeparture[] = [];
  for (const event of eventsOf(events, 'departure-began', 'departure-withdrawn')) {
    const { seq, atMs, actor } = event;
    if (event.type === 'departure-began')
      begun.push({ ...event.body, seq, sinceMs: atMs, by: actor, withdrawnAtMs: null });
    else ended(begun, (departure) => ({ ...departure, withdrawnAtMs: atMs }));
  }
  return begun;
}

export function evacuations({ events, closing }: Told): readonly RecordedEvacuation[] {
  const begun: RecordedEvacuation[] = [];
  for (const event of eventsOf(events, 'evacuation-began', 'evacuation-ended', 'pump-seen-stopped')) {
    const { atMs, actor } = event;
    if (event.type === 'evacuation-began') begun.push({ fromMs: atMs, toMs: null, pumpSeenStopped: null });
    else if (event.type === 'evacuation-ended') ended(begun, (one) => ({ ...one, toMs: atMs }));
    else ended(begun, (one) => ({ ...one, pumpSeenStopped: { atMs, by: actor } }));
  }
  return begun.map((one) => ({ ...one, toMs: one.toMs ?? closing?.atMs ?? null }));
}

export function readinessOf({ events, session, closing }: Told): RecordedReadiness {
  return {
    ready: session.ready,
    leftAtMs: closing === null || closing.outcome === 'cancelled' ? null : closing.atMs,
    releases: eventsOf(events, 'discharge-released').map(({ seq, atMs, actor, body }) => ({
      seq,
      atMs,
      by: actor,
      ...body,
    })),
  };
}

/** The last one goes on as `to` makes of it; where there is none, nothing does. */
function ended<T>(spans: T[], to: (span: T) => T): void {
  const last = spans.pop();
  if (last !== undefined) spans.push(to(last));
}
