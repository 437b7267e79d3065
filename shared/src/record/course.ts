import type { Infusion, Pause, StoppedInfusion } from '../chair/state.ts';
import { infusedMs } from '../chair/timeline.ts';
import { eventsOf, type Told } from './last.ts';
import type { PhaseSpan, RecordedInfusion } from './session-record.ts';

/** The course as spans. From where it stands at the end, so that a step taken back leaves no trace in it (SE7). */

export type Given = (Infusion & { readonly stoppedAtMs: null }) | StoppedInfusion;

/** All of the session, oldest first; of the one that runs, the pause that runs is among its pauses. */
export function infusionsOf({ session: { course }, untilMs }: Told): readonly Given[] {
  switch (course.phase) {
    case 'preparing':
      return [];
    case 'infusing':
      return [...course.earlier, { ...course.infusion, stoppedAtMs: null }];
    case 'paused': {
      const open: Pause = { fromMs: course.pausedAtMs, toMs: untilMs, reason: course.reason };
      const pauses = [...course.infusion.pauses, open];
      return [...course.earlier, { ...course.infusion, pauses, stoppedAtMs: null }];
    }
    case 'observing':
      return course.infusions;
  }
}

/** From the opening to the end without a gap; what lasted no time (at once: the infusion) is left out. */
export function phaseSpans(told: Told): readonly PhaseSpan[] {
  const { session, closing, untilMs } = told;
  const given = infusionsOf(told);
  const spans: PhaseSpan[] = [
    {
      phase: 'preparing',
      fromMs: session.openedAtMs,
      toMs: given[0]?.startedAtMs ?? null,
      infusion: null,
      pauseReason: null,
    },
  ];
  for (const [index, one] of given.entries()) {
    const toMs = given[index + 1]?.startedAtMs ?? null;
    const isPaused = session.course.phase === 'paused' && index === given.length - 1;
    const running = runningSpans(one);
    // What is paused has not gone on.
    spans.push(...(isPaused ? running.slice(0, -1) : running));
    if (one.stoppedAtMs !== null)
      spans.push({
        phase: 'observing',
        fromMs: one.stoppedAtMs,
        toMs,
        infusion: one.number,
        pauseReason: null,
      });
  }
  const endMs = closing?.atMs ?? null;
  return spans
    .map((span, index) => (index === spans.length - 1 ? { ...span, toMs: endMs } : span))
    .filter(({ fromMs, toMs }) => (toMs ?? Math.max(untilMs, fromMs + 1)) > fromMs);
}

function runningSpans({ number, startedAtMs, stoppedAtMs, pauses }: Given): readonly PhaseSpan[] {
  const spans: PhaseSpan[] = [];
  let fromMs = startedAtMs;
  const infusing = (toMs: number | null): PhaseSpan => ({
    phase: 'infusing',
    fromMs,
    toMs,
    infusion: number,
    pauseReason: null,
  });
  for (const pause of pauses) {
    spans.push(infusing(pause.fromMs), {
      phase: 'paused',
      fromMs: pause.fromMs,
      toMs: pause.toMs,
      infusion: number,
      pauseReason: pause.reason,
    });
    fromMs = pause.toMs;
  }
  return [...spans, infusing(stoppedAtMs)];
}

/** With what was asked and said at the start and at the stop. */
export function recordedInfusions(told: Told): readonly RecordedInfusion[] {
  const starts = eventsOf(told.events, 'infusion-started');
  const stops = eventsOf(told.events, 'infusion-stopped');
  return infusionsOf(told).flatMap((one) => {
    const start = starts.findLast(({ atMs }) => atMs === one.startedAtMs);
    if (start === undefined) return [];
    const stopped = one.stoppedAtMs === null ? null : one;
    const stop = stops.find(({ atMs }) => atMs === one.stoppedAtMs);
    return [
      {
        ...start.body,
        seq: start.seq,
        number: one.number,
        startedAtMs: one.startedAtMs,
        startedBy: start.actor,
        stoppedAtMs: one.stoppedAtMs,
        stoppedBy: stopped === null ? null : (stop ?? start).actor,
        stop: stopped?.stop ?? null,
        pauses: one.pauses,
        infusedMs: infusedMs(one, one.stoppedAtMs ?? told.untilMs),
      },
    ];
  });
}
