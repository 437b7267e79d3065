import type { LogEntry, Session } from '@chairside/shared/chair/state.ts';
import { observedEnoughAtMs, plannedEndAtMs } from '@chairside/shared/chair/timeline.ts';
import type { ChairEventType } from '@chairside/shared/chair/events.ts';

/** What lies under the lines, in minutes since the chart's zero. */
export type Ground = {
  readonly from: number;
  readonly to: number;
  readonly now: number;
  readonly phases: readonly { readonly phase: PhaseBand; readonly from: number; readonly to: number }[];
  readonly pauses: readonly { readonly from: number; readonly to: number }[];
  readonly marks: readonly { readonly minute: number; readonly entry: LogEntry }[];
};

type PhaseBand = 'preparing' | 'infusing' | 'observing';

const shortestMinutes = 15;
/** What came before this is not what anybody looks at a chart for. */
const mostMinutesBefore = 30;

const markedTypes: ReadonlySet<ChairEventType> = new Set([
  'baseline-set',
  'moaas-scored',
  'infusion-paused',
  'entry-corrected',
  'source-changed',
]);

export function trendGround(session: Session, zeroMs: number, nowMs: number): Ground {
  const minute = (atMs: number) => (atMs - zeroMs) / 60_000;
  const spans = phaseSpans(session, nowMs);
  const from = Math.max(-mostMinutesBefore, minute(session.openedAtMs));
  const last = spans.at(-1)?.toMs ?? nowMs;
  const to = Math.max(minute(Math.max(last, nowMs)), from + shortestMinutes);
  return {
    from,
    to,
    now: minute(nowMs),
    phases: spans.map(({ phase, fromMs, toMs }) => ({
      phase,
      from: Math.max(from, minute(fromMs)),
      to: Math.min(to, minute(toMs)),
    })),
    pauses: pauseSpans(session, nowMs).map(([fromMs, toMs]) => ({ from: minute(fromMs), to: minute(toMs) })),
    marks: session.recentEntries
      .filter((entry) => markedTypes.has(entry.type) && !entry.isUndone && minute(entry.atMs) >= from)
      .map((entry) => ({ minute: minute(entry.atMs), entry })),
  };
}

type Span = { readonly phase: PhaseBand; readonly fromMs: number; readonly toMs: number };

/** Done, running, and as planned from here on. */
function phaseSpans({ course, protocol, openedAtMs }: Session, nowMs: number): readonly Span[] {
  if (course.phase === 'preparing') return [{ phase: 'preparing', fromMs: openedAtMs, toMs: nowMs }];
  const running = course.phase === 'observing' ? null : course;
  const stopped = course.phase === 'observing' ? course.infusions : course.earlier;
  const firstMs = (stopped[0] ?? running?.infusion)?.startedAtMs ?? nowMs;
  const spans: Span[] = [{ phase: 'preparing', fromMs: openedAtMs, toMs: firstMs }];
  for (const [index, infusion] of stopped.entries()) {
    const nextMs = stopped[index + 1]?.startedAtMs ?? running?.infusion.startedAtMs;
    spans.push({ phase: 'infusing', fromMs: infusion.startedAtMs, toMs: infusion.stoppedAtMs });
    const plannedMs =
      course.phase === 'observing' ? observedEnoughAtMs(course, protocol.observationMs) : nowMs;
    spans.push({
      phase: 'observing',
      fromMs: infusion.stoppedAtMs,
      toMs: nextMs ?? Math.max(nowMs, plannedMs),
    });
  }
  if (running !== null) {
    const endMs = Math.max(nowMs, plannedEndAtMs(running, protocol.plannedMs, nowMs));
    spans.push({ phase: 'infusing', fromMs: running.infusion.startedAtMs, toMs: endMs });
    spans.push({ phase: 'observing', fromMs: endMs, toMs: endMs + protocol.observationMs });
  }
  return spans;
}

function pauseSpans({ course }: Session, nowMs: number): readonly (readonly [number, number])[] {
  if (course.phase === 'preparing') return [];
  const infusions = course.phase === 'observing' ? course.infusions : [...course.earlier, course.infusion];
  const over = infusions.flatMap((infusion) =>
    infusion.pauses.map(({ fromMs, toMs }) => [fromMs, toMs] as const),
  );
  return course.phase === 'paused' ? [...over, [course.pausedAtMs, nowMs]] : over;
}
