import { evolveAlarms, evolveNibp } from '../alarms/alarm-evolve.ts';
import { evolveChart } from '../chart/chart.ts';
import { latestScore } from '../chart/derived.ts';
import type { Protocol } from '../protocols/protocol.ts';
import { withoutSession } from './erased.ts';
import { evolveCare } from './evolve-care.ts';
import { evolveCalling } from './evolve-calling.ts';
import type { ChairEvent } from './events.ts';
import { logged } from './latest-entries.ts';
import { openedSession } from './opened.ts';
import { withStopSaid } from './stops.ts';
import { type ChairState, type Course, type Infusion, type Session, type StoppedInfusion } from './state.ts';

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
  if (event.type === 'stop-explained') return stopExplained(next, session, event);
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

/** No step: what can be taken back is still the one before it, and what was said stays said when it is. */
function stopExplained(chair: ChairState, session: Session, event: EventOf<'stop-explained'>): ChairState {
  const { undoable } = chair;
  const course = withStopSaid(session.course, event.body);
  return {
    ...chair,
    session: logged({ ...session, course }, event),
    undoable: undoable && {
      ...undoable,
      before: { ...undoable.before, course: withStopSaid(undoable.before.course, event.body) },
    },
  };
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
      const areLimitsChanged = limits.some(({ because }) => because === 'person');
      return { ...session, limits, areLimitsChanged, limitsSeq: event.seq };
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
