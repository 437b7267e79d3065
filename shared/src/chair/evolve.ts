import { assertNever } from '../result.ts';
import type { ChairEvent } from './events.ts';
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
    return { ...next, session: opened(event), undoable: null, lastClosed: null };
  if (event.type === 'step-undone') return undone(next, event);
  const { session } = chair;
  if (session === null || session.id !== event.session) return next;
  if (event.type === 'session-closed') {
    return {
      ...next,
      session: null,
      lastClosed: { session: session.id, outcome: event.body.outcome, atMs: event.atMs },
      undoable: undoableStep(event, session.course, logged(session, event)),
    };
  }
  const course = evolveCourse(session.course, event);
  const charted = logged(evolveChart({ ...session, course }, event), event);
  const isStep = course !== session.course && event.actor !== null;
  return {
    ...next,
    session: charted,
    undoable: isStep ? undoableStep(event, session.course, null) : chair.undoable,
  };
}

type EventOf<T extends ChairEvent['type']> = Extract<ChairEvent, { type: T }>;

function opened(event: EventOf<'session-opened'>): Session {
  const { patient, protocol, limits, timeZone } = event.body;
  const session: Session = {
    id: event.session,
    openedAtMs: event.atMs,
    openedSeq: event.seq,
    patient,
    protocol,
    timeZone,
    course: { phase: 'preparing' },
    baseline: null,
    limits,
    areLimitsChanged: false,
    moaas: null,
    recentEntries: [],
  };
  return logged(session, event);
}

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
    recentEntries: session.recentEntries.map((entry) =>
      entry.seq === undoable.seq ? { ...entry, isUndone: true } : entry,
    ),
  };
  return { ...chair, session: logged(restored, event), undoable: null, lastClosed: null };
}

/** The same object when the event is not a step of the course. */
function evolveCourse(course: Course, event: ChairEvent): Course {
  switch (event.type) {
    case 'infusion-started':
      return startedCourse(course, { number: event.body.number, startedAtMs: event.atMs, pauses: [] });
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
    case 'session-opened':
    case 'session-closed':
    case 'step-undone':
    case 'baseline-set':
    case 'limits-set':
    case 'moaas-scored':
    case 'entry-corrected':
      return course;
    default:
      return assertNever(event);
  }
}

function startedCourse(course: Course, infusion: Infusion): Course {
  const earlier = course.phase === 'observing' ? course.infusions : [];
  if (course.phase === 'infusing' || course.phase === 'paused') return course;
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

function evolveChart(session: Session, event: ChairEvent): Session {
  switch (event.type) {
    case 'baseline-set':
      return { ...session, baseline: { ...event.body.baseline, setAtMs: event.atMs } };
    case 'limits-set': {
      const { limits, cause } = event.body;
      return { ...session, limits, areLimitsChanged: session.areLimitsChanged || cause.kind === 'person' };
    }
    case 'moaas-scored':
      return { ...session, moaas: { score: event.body.score, atMs: event.atMs } };
    default:
      return session;
  }
}

function logged(session: Session, event: ChairEvent): Session {
  const entry: LogEntry = {
    seq: event.seq,
    atMs: event.atMs,
    type: event.type,
    actor: event.actor,
    detail: detailOf(event),
    isUndone: false,
  };
  return { ...session, recentEntries: [...session.recentEntries, entry].slice(-recentEntriesKept) };
}

function detailOf(event: ChairEvent): LogEntry['detail'] {
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
    case 'entry-corrected':
      return { correctedSeq: event.body.correctedSeq, note: event.body.note };
    default:
      return {};
  }
}
