import type { Session } from '@chairside/shared/chair/state.ts';
import { duration, timeOfDay } from '../ui/format.ts';
import { useText } from '../ui/text.ts';
import { infusionTotal, overrunOf, phaseFacts, phaseProgress, type PhaseFacts } from './phase-facts.ts';
import style from './PhaseCard.module.css';
import { PhaseSteps } from './PhaseSteps.tsx';

type PhaseCardProps = { readonly session: Session; readonly nowMs: number };

/** The phase, its one clock, and what comes next (UI10). */
export function PhaseCard({ session, nowMs }: PhaseCardProps) {
  const text = useText();
  const facts = phaseFacts(session, nowMs);
  const isOver = overrunOf(facts) > 0;
  const total = infusionTotal(session, nowMs);
  const at = (atMs: number) => timeOfDay(atMs, session.timeZone);
  return (
    <div className={style.card} data-phase={facts.phase}>
      <PhaseSteps phase={facts.phase} delivery={session.protocol.delivery} />
      {facts.phase === 'preparing' ? (
        <h2 className="heard">{text.phase.preparing}</h2>
      ) : (
        <>
          <div className={style.head}>
            <h2 data-over={isOver || undefined}>
              {text.phase[facts.phase]}
              {isOver && ` · ${text.session.overBy(duration(overrunOf(facts)))}`}
            </h2>
            <span>{cornerText(facts, text, at)}</span>
          </div>
          <p className={style.clock}>
            <time>{duration(clockMs(facts))}</time> <span>{ofText(facts, text)}</span>
          </p>
          <div className={style.track} data-over={isOver || undefined} aria-hidden>
            <div style={{ width: `${(phaseProgress(facts) * 100).toFixed(1)}%` }} />
          </div>
        </>
      )}
      <ul className={style.notes}>
        {notes(facts, { text, at, session }).map((note) => (
          <li key={note}>{note}</li>
        ))}
        {total !== null && (
          <li>
            {session.protocol.delivery === 'at-once'
              ? text.session.doses(total.count)
              : text.session.total(duration(total.ms), total.count)}
          </li>
        )}
      </ul>
    </div>
  );
}

type Text = ReturnType<typeof useText>;
type At = (atMs: number) => string;

type PastPreparing = Exclude<PhaseFacts, { readonly phase: 'preparing' }>;

function clockMs(facts: PastPreparing): number {
  switch (facts.phase) {
    case 'infusing':
      return facts.infusedMs;
    case 'paused':
      return facts.pausedMs ?? 0;
    case 'observing':
      return facts.observedMs;
  }
}

function ofText(facts: PastPreparing, text: Text): string {
  switch (facts.phase) {
    case 'infusing':
      return text.session.of(duration(facts.plannedMs));
    case 'paused':
      return text.session.pausedFor;
    case 'observing':
      return text.session.atLeast(duration(facts.minimumMs));
  }
}

function cornerText(facts: PastPreparing, text: Text, at: At): string {
  switch (facts.phase) {
    case 'infusing':
    case 'paused':
      return facts.overrunMs > 0 ? '' : text.session.endsAt(at(facts.endsAtMs));
    case 'observing':
      return facts.isEnough ? '' : text.session.minimumUntil(at(facts.enoughAtMs));
  }
}

function notes(
  facts: PhaseFacts,
  { text, at, session }: { text: Text; at: At; session: Session },
): readonly string[] {
  const { course, protocol } = session;
  switch (facts.phase) {
    case 'preparing':
      return [];
    case 'infusing':
    case 'paused': {
      const elapsed = text.session.elapsed(duration(facts.elapsedMs));
      const lines = [elapsed];
      if (course.phase === 'paused') {
        const infused = `${duration(facts.infusedMs)} ${text.session.infused} ${text.session.of(duration(facts.plannedMs))}`;
        const remindAtMs = course.pausedAtMs + protocol.pauseReminderMs;
        const isDue = (facts.pausedMs ?? 0) >= protocol.pauseReminderMs;
        lines.unshift(infused);
        lines.push(text.session.pauseReason(text.pauseReason[course.reason]));
        lines.push(isDue ? text.session.pauseReminder : text.session.pauseReminderAt(at(remindAtMs)));
      } else if (facts.overrunMs > 0) {
        lines.unshift(text.session.endedAt(at(facts.endsAtMs)));
      } else {
        lines.push(text.session.thenObservation(Math.round(protocol.observationMs / 60_000)));
      }
      return lines;
    }
    case 'observing':
      return [
        ...(protocol.delivery === 'at-once'
          ? [
              `${text.session.doseAt(at(facts.sinceMs))}, ${text.session.observationUntil(at(facts.enoughAtMs))}`,
            ]
          : []),
        ...(session.ready !== null
          ? [text.session.readyAt(at(session.ready.atMs))]
          : facts.isEnough
            ? [text.session.minimumOver]
            : []),
      ];
  }
}
