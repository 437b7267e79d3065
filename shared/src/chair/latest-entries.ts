import type { AlarmState } from '../alarms/alarm-state.ts';
import { detailOfEntry } from '../chart/entry-detail.ts';
import type { ChairEvent } from './events.ts';
import { sourceDetail } from './source-detail.ts';
import { recentEntriesKept, type LogEntry, type Session } from './state.ts';

/** Of the alarms only what a person would write into a chart; the whole is in the alarm log (AL35). */
const uncharted: ReadonlySet<ChairEvent['type']> = new Set([
  'alarms-armed',
  'delay-started',
  'delay-ended',
  'alarm-changed',
  'alarm-held',
  'alarm-verified',
  'alarm-reset',
  'nibp-measured',
  'nibp-asked',
  'confirmation-began',
  'confirmation-ended',
  'cuff-hold-began',
  'cuff-hold-shortened',
  'escalation-delivered',
  'escalation-lost',
]);

/** What was taken back is marked where it stands; that it was has a line of its own. */
function withUndone(session: Session, undoneSeq: number): Session {
  const recentEntries = session.recentEntries.map((one) =>
    one.seq === undoneSeq ? { ...one, isUndone: true } : one,
  );
  return { ...session, recentEntries };
}

/** The session with the event among its latest entries, where a person would write it into a chart. */
export function logged(session: Session, event: ChairEvent): Session {
  if (uncharted.has(event.type)) return session;
  const entry: LogEntry = {
    seq: event.seq,
    atMs: event.atMs,
    type: event.type,
    actor: event.actor,
    detail: detailOf(event, session),
    isUndone: false,
  };
  const marked = event.type === 'entry-undone' ? withUndone(session, event.body.undoneSeq) : session;
  const recentEntries = withoutOldChanges([...marked.recentEntries, entry]).slice(-recentEntriesKept);
  return { ...marked, recentEntries };
}

const sourceChangesKept = 10;

/** A device that comes and goes all the time must not push out what people did. */
function withoutOldChanges(entries: readonly LogEntry[]): readonly LogEntry[] {
  const changes = entries.filter(({ type }) => type === 'source-changed');
  const [oldest] = changes;
  return changes.length > sourceChangesKept ? entries.filter((entry) => entry !== oldest) : entries;
}

function detailOf(event: ChairEvent, { alarms }: Session): LogEntry['detail'] {
  switch (event.type) {
    case 'infusion-paused':
      return { reason: event.body.reason };
    case 'infusion-stopped':
    case 'stop-explained':
      return {
        kind: event.body.stop.kind,
        reason: event.body.stop.kind === 'early' ? event.body.stop.reason : null,
      };
    case 'moaas-scored':
      return { score: event.body.score };
    case 'baseline-set':
      return { ...event.body.baseline };
    case 'limits-set':
      return { cause: event.body.cause.kind };
    case 'infusion-started':
      return {
        number: event.body.number,
        withoutBaseline: event.body.withoutBaseline,
        again: event.body.again,
        unheard: event.body.unheard.length === 0 ? null : event.body.unheard.join(', '),
      };
    case 'session-closed':
      return { outcome: event.body.outcome, early: event.body.early };
    case 'step-undone':
      return { undoneSeq: event.body.undoneSeq };
    case 'entry-corrected': {
      const { correctedSeq, note, instead } = event.body;
      return {
        correctedSeq,
        note,
        how: instead === undefined ? 'remark' : instead === null ? 'struck' : 'corrected',
      };
    }
    case 'entry-charted':
      return { ...detailOfEntry(event.body.entry), happenedAtMs: event.body.happenedAtMs };
    case 'entry-undone':
      return { undoneSeq: event.body.undoneSeq };
    case 'start-released':
    case 'ready-withdrawn':
    case 'session-reattributed':
    case 'reattribution-proposed':
    case 'discharge-released':
    case 'ready-recorded':
      return { reason: event.body.reason };
    case 'off-monitor-began':
      return { reason: event.body.reason, companion: event.body.companion };
    case 'off-monitor-ended':
      return { because: event.body.because };
    case 'departure-began':
      return { ...event.body };
    case 'cuff-put-off':
      return { dueAtMs: event.body.untilMs };
    case 'alarm-began':
      return { ...event.body.condition, priority: event.body.priority, cause: event.body.cause };
    case 'alarm-raised':
      return { ...namedBy(event.body.occurrence, alarms), priority: event.body.priority };
    case 'alarm-acknowledged':
      return { ...namedBy(event.body.occurrence, alarms), reason: event.body.reason };
    case 'alarm-escalated':
      return { ...namedBy(event.body.occurrence, alarms), step: event.body.step };
    case 'alarm-cleared':
    case 'alarm-latched':
      return namedBy(event.body.occurrence, alarms);
    case 'audio-pause-ended':
      return { because: event.body.because };
    case 'sound-returned':
      return { because: event.body.because };
    case 'nibp-failed':
      return { reason: event.body.reason };
    case 'nibp-missed':
      return { dueAtMs: event.body.dueAtMs };
    case 'monitoring-interrupted':
      return { fromMs: event.body.fromMs, toMs: event.body.toMs };
    case 'nurse-assigned': {
      const { areLimitsConfirmed, ...assigned } = event.body;
      return { ...assigned, limits: areLimitsConfirmed ? 'confirmed' : null };
    }
    case 'source-changed':
      return sourceDetail(event.body);
    case 'limbs-noted':
    case 'handover-offered':
    case 'escalation-raised':
    case 'escalation-answered':
    case 'escalation-troubled':
      return { ...event.body };
    default:
      return {};
  }
}

/** What an occurrence is of, also when it has just gone. */
function namedBy(id: number, { occurrences, recent }: AlarmState) {
  const found = [...occurrences, ...recent].find((one) => one.id === id);
  return { what: found?.condition.what ?? null, subject: found?.condition.subject ?? null };
}
