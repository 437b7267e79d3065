import { evolveAlarms, evolveNibp } from '../alarms/alarm-evolve.ts';
import type { AlarmState } from '../alarms/alarm-state.ts';
import { evolveChart } from '../chart/chart.ts';
import { latestScore } from '../chart/derived.ts';
import { detailOfEntry } from '../chart/entry-detail.ts';
import type { Protocol } from '../protocols/protocol.ts';
import { withoutSession } from './erased.ts';
import { evolveCare } from './evolve-care.ts';
import { evolveCalling } from './evolve-calling.ts';
import type { ChairEvent } from './events.ts';
import { openedSession } from './opened.ts';
import {
  recentEntriesKept,
  type ChairState,
  type Course,
  type Infusion,
  type LogEntry,
  type Session,
  type StoppedInfusion,
} from './state.ts';

/**
 * The only fold: gateway and every screen compute a chair's state with it.
 * Total: an event that does not fit the state it meets (it never does, coming from `decide`) changes nothing but `seq`.
 */
export function evolve(chair: ChairState, event: ChairEvent): ChairState {
  const next = { ...chair, seq: event.seq };
  if (event.type === 'session-opened')
    return { ...next, session: logged(openedSession(event), event), undoable: null, lastClosed: null };
  if (event.type === 'step-undone') return undone(next, event);
  if (event.type === 'session-erased') return withoutSession(next, event.body.erasedSession);
  const { session } = chair;
  if (session === null || session.id !== event.session) return next;
  if (event.type === 'session-closed') {
    return {
      ...next,
      session: null,
      lastClosed: { session: session.id, outcome: event.body.outcome, atMs: event.atMs },
      // An offer ends with the session, also where its closing is taken back.
      undoable: undoableStep(event, session.course, logged({ ...session, handover: null }, event)),
    };
  }
  const course = evolveCourse(session.course, event, session.protocol);
  const alarms = evolveAlarms(session.alarms, event, session.nibp);
  const nibp = evolveNibp(session.nibp, event);
  const charted = logged(
    evolveCalling(evolveCare(evolveValues({ ...session, course, alarms, nibp }, event), event), event),
    event,
  );
  const isStep = course !== session.course && event.actor !== null;
  return {
    ...next,
    session: charted,
    undoable: isStep ? undoableStep(event, session.course, null) : chair.undoable,
  };
}

type EventOf<T extends ChairEvent['type']> = Extract<ChairEvent, { type: T }>;

function undoableStep(event: ChairEvent, course: Course, closedSession: Session | null) {
  const { seq, atMs, type, actor } = event;
  return { seq, atMs, type, actor, before: { course, closedSession } };
}

function undone(chair: ChairState, event: EventOf<'step-undone'>): ChairState {
  const { undoable } = chair;
  if (undoable?.seq !== event.body.undoneSeq) return chair;
  const session = chair.session ?? undoable.before.closedSession;
  if (session === null || session.id !== event.session) return chair;
  const restored = {
    ...session,
    course: undoable.before.course,
    ...leavingAfter(session, undoable.before.course),
    recentEntries: session.recentEntries.map((entry) =>
      entry.seq === undoable.seq ? { ...entry, isUndone: true } : entry,
    ),
  };
  return { ...chair, session: logged(restored, event), undoable: null, lastClosed: null };
}

/** Of an observation that is not any more, nothing said about leaving stands. */
function leavingAfter({ ready, dischargeRelease }: Session, { phase }: Course) {
  return phase === 'observing' ? { ready, dischargeRelease } : { ready: null, dischargeRelease: null };
}

/** The same object when the event is not a step of the course. */
function evolveCourse(course: Course, event: ChairEvent, { delivery }: Pick<Protocol, 'delivery'>): Course {
  switch (event.type) {
    case 'infusion-started':
      return startedCourse(
        course,
        { number: event.body.number, startedAtMs: event.atMs, pauses: [] },
        delivery,
      );
    case 'infusion-paused':
      if (course.phase !== 'infusing') return course;
      return {
        ...course,
        phase: 'paused',
        pausedAtMs: event.atMs,
        reason: event.body.reason,
        isReminderNoted: false,
      };
    case 'infusion-resumed': {
      if (course.phase !== 'paused') return course;
      const { earlier, isPlannedEndNoted } = course;
      return { phase: 'infusing', infusion: withPauseOver(course, event.atMs), earlier, isPlannedEndNoted };
    }
    case 'infusion-stopped': {
      if (course.phase !== 'infusing' && course.phase !== 'paused') return course;
      const infusion = course.phase === 'paused' ? withPauseOver(course, event.atMs) : course.infusion;
      const stopped = { ...infusion, stoppedAtMs: event.atMs, stop: event.body.stop };
      return { phase: 'observing', infusions: appended(course.earlier, stopped), isMinimumNoted: false };
    }
    case 'planned-end-reached':
      return course.phase === 'infusing' ? { ...course, isPlannedEndNoted: true } : course;
    case 'pause-reminder-due':
      return course.phase === 'paused' ? { ...course, isReminderNoted: true } : course;
    case 'observation-minimum-reached':
      return course.phase === 'observing' ? { ...course, isMinimumNoted: true } : course;
    default:
      return course;
  }
}

/** What is given at once runs no time: it is observed from the dose on (protocols/given-at-once.ts). */
function startedCourse(course: Course, infusion: Infusion, delivery: Protocol['delivery']): Course {
  const earlier = course.phase === 'observing' ? course.infusions : [];
  if (course.phase === 'infusing' || course.phase === 'paused') return course;
  if (delivery === 'at-once') {
    const given = { ...infusion, stoppedAtMs: infusion.startedAtMs, stop: { kind: 'completed' as const } };
    return { phase: 'observing', infusions: appended(earlier, given), isMinimumNoted: false };
  }
  return { phase: 'infusing', infusion, earlier, isPlannedEndNoted: false };
}

function withPauseOver(course: Extract<Course, { phase: 'paused' }>, atMs: number): Infusion {
  const pause = { fromMs: course.pausedAtMs, toMs: atMs, reason: course.reason };
  return { ...course.infusion, pauses: [...course.infusion.pauses, pause] };
}

function appended(
  earlier: readonly StoppedInfusion[],
  last: StoppedInfusion,
): readonly [StoppedInfusion, ...StoppedInfusion[]] {
  const [first, ...rest] = earlier;
  return first === undefined ? [last] : [first, ...rest, last];
}

/** What the patient is measured and held against. */
function evolveValues(session: Session, event: ChairEvent): Session {
  switch (event.type) {
    case 'baseline-set': {
      const { baseline, gate } = event.body;
      return { ...session, baseline: { ...baseline, setAtMs: event.atMs }, gate, startRelease: null };
    }
    case 'limits-set': {
      const { limits } = event.body;
      return { ...session, limits, areLimitsChanged: limits.some(({ because }) => because === 'person') };
    }
    case 'moaas-scored':
    case 'entry-charted':
    case 'entry-corrected':
    case 'entry-undone': {
      const chart = evolveChart(session.chart, event);
      return { ...session, chart, moaas: latestScore(chart, 'moaas') };
    }
    case 'limbs-noted':
      return { ...session, limbs: event.body };
    default:
      return session;
  }
}

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

function logged(session: Session, event: ChairEvent): Session {
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
  return { ...marked, recentEntries: [...marked.recentEntries, entry].slice(-recentEntriesKept) };
}

function detailOf(event: ChairEvent, { alarms }: Session): LogEntry['detail'] {
  switch (event.type) {
    case 'infusion-paused':
      return { reason: event.body.reason };
    case 'infusion-stopped':
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
