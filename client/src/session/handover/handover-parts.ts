import { inOrder, isAudioPaused } from '@chairside/shared/alarms/signals.ts';
import type { Occurrence } from '@chairside/shared/alarms/alarm-state.ts';
import { nibpDue } from '@chairside/shared/chair/nibp-programme.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { standing } from '@chairside/shared/chart/chart.ts';
import { openSideEffects } from '@chairside/shared/chart/derived.ts';
import { scalesDue } from '@chairside/shared/chart/scales-due.ts';
import type { Escalation } from '@chairside/shared/escalation/escalation.ts';
import { sentence } from '@chairside/shared/text/en-calling.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { ageText, duration, spanText, timeOfDay } from '../../ui/format.ts';
import { sideEffectWords } from '../departure/entry-words.ts';
import { givenLines } from '../departure/given-lines.ts';
import { summaryOf } from '../departure/summary.ts';
import { offMonitorMark } from '../off-monitor-text.ts';
import { answerLines, openLines, pastAlarmLines, valueLines } from './handover-course.ts';
import type { HandoverWording } from './handover-wording.ts';
import { overrunOf, phaseFacts } from '../phase-facts.ts';

/**
 * What whoever takes over has to know (SE20), from what the screen holds, in words: first what is due, then what calls. The limits
 * that differ from the preset are not among it: they are confirmed one by one.
 */
export type HandoverPart = {
  readonly name:
    'due' | 'open' | 'alarms' | 'log' | 'values' | 'answers' | 'course' | 'given' | 'calls' | 'notes';
  readonly lines: readonly string[];
};

/** A part without a line is left out, but for the two that say so in words. */
export function handoverParts(
  view: ChairView,
  session: Session,
  wording: HandoverWording,
): readonly HandoverPart[] {
  const { text, words, nowMs } = wording;
  const { timeZone } = session;
  const due = dueLines(session, wording);
  const alarms = alarmLines(session, wording);
  const parts: readonly HandoverPart[] = [
    { name: 'due', lines: due.length === 0 ? [words.nothingDue] : due },
    { name: 'open', lines: openLines(view, session, wording) },
    { name: 'alarms', lines: alarms.length === 0 ? [words.noAlarms] : alarms },
    { name: 'log', lines: pastAlarmLines(session, wording) },
    { name: 'values', lines: valueLines(view, session, wording) },
    { name: 'answers', lines: answerLines(session, wording) },
    { name: 'course', lines: courseLines(session, wording) },
    { name: 'given', lines: givenLines(summaryOf(view, session, nowMs), { text, timeZone }) },
    { name: 'calls', lines: session.escalations.map((one) => callLine(one, session, wording)) },
    { name: 'notes', lines: noteLines(session, wording) },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

type Due = { readonly what: string; readonly atMs: number; readonly isOverdue: boolean };

/** What is overdue first, the longest at the top; then what comes next. */
function dueLines(session: Session, { text, words, nowMs }: HandoverWording): readonly string[] {
  const cuff = nibpDue(session);
  const overrunMs = overrunOf(phaseFacts(session, nowMs));
  const all: readonly Due[] = [
    ...(overrunMs > 0 ? [{ what: words.endOverdue, atMs: nowMs - overrunMs, isOverdue: true }] : []),
    ...(cuff === null ? [] : [{ what: text.vital.nibp, atMs: cuff.atMs, isOverdue: cuff.atMs < nowMs }]),
    ...scalesDue(session, nowMs).map(({ scale, sinceMs, isOverdue }) => ({
      what: text.chart.scale[scale],
      atMs: sinceMs,
      isOverdue,
    })),
  ];
  return all
    .toSorted((one, other) => Number(other.isOverdue) - Number(one.isOverdue) || one.atMs - other.atMs)
    .map(({ what, atMs, isOverdue }) =>
      isOverdue
        ? words.overdue(what, ageText(nowMs - atMs, text))
        : words.due(what, timeOfDay(atMs, session.timeZone)),
    );
}

function alarmLines(session: Session, wording: HandoverWording): readonly string[] {
  const { text, words, nameOf, nowMs } = wording;
  const { alarms } = session;
  const left = spanText((alarms.audioPause?.untilMs ?? nowMs) - nowMs + 999, text);
  return [
    ...inOrder(alarms).map((one) => alarmLine(one, session, wording)),
    ...(isAudioPaused(alarms, nowMs) ? [words.soundPaused(nameOf(alarms.audioPause?.by ?? null), left)] : []),
  ];
}

function alarmLine(one: Occurrence, session: Session, { text, words, nameOf }: HandoverWording): string {
  const at = (atMs: number) => timeOfDay(atMs, session.timeZone);
  const { condition, priority, presence, acknowledged, beganAtMs } = one;
  const answer =
    acknowledged !== null
      ? words.acknowledged(nameOf(acknowledged.by), at(acknowledged.atMs))
      : presence === 'returned'
        ? words.over
        : words.unacknowledged;
  return [
    `${text.alarm.name[condition.what]}, ${text.alarm.priority[priority]}`,
    words.since(at(beganAtMs)),
    answer,
  ].join(' · ');
}

/** Where the session stands, its pauses, and what happens around it. */
function courseLines(session: Session, { text, words, nowMs }: HandoverWording): readonly string[] {
  const { course, offMonitor, departure, timeZone, chart } = session;
  const at = (atMs: number) => timeOfDay(atMs, timeZone);
  const facts = phaseFacts(session, nowMs);
  const infusion = course.phase === 'infusing' || course.phase === 'paused' ? course.infusion : null;
  const standingAt =
    facts.phase === 'preparing'
      ? []
      : facts.phase === 'observing'
        ? facts.isEnough
          ? []
          : [words.observationOver(at(facts.enoughAtMs))]
        : [
            `${duration(facts.infusedMs)} ${text.session.infused} ${text.session.of(duration(facts.plannedMs))}`,
          ];
  return [
    [text.phase[course.phase], ...standingAt].join(' · '),
    ...(infusion?.pauses ?? []).map(({ fromMs, toMs, reason }) =>
      words.paused(at(fromMs), at(toMs), text.pauseReason[reason]),
    ),
    ...(course.phase === 'paused'
      ? [words.pausedSince(at(course.pausedAtMs), text.pauseReason[course.reason])]
      : []),
    ...(offMonitor === null ? [] : [offMonitorMark(offMonitor, nowMs, text)]),
    ...(departure === null ? [] : [text.happening.departure.title[departure.kind]]),
    ...openSideEffects(chart).map(
      (one) => `${sideEffectWords(one, text)} · ${words.since(at(one.onsetAtMs))}`,
    ),
  ];
}

function callLine(call: Escalation, { timeZone }: Session, wording: HandoverWording): string {
  const { text, words, nameOf } = wording;
  const at = (atMs: number) => timeOfDay(atMs, timeZone);
  const by = (personId: NonNullable<Escalation['seen']>['by']) => nameOf({ personId, role: '' });
  const sentences = text.calling.words;
  const { ask, raisedAtMs, answered, seen, deliveredAtMs } = call;
  const became =
    answered !== null
      ? words.said(by(answered.by), sentence(answered.answer, sentences))
      : seen !== null
        ? words.seen(by(seen.by), at(seen.atMs))
        : deliveredAtMs === null
          ? words.notDelivered
          : words.delivered;
  const asked = ask === null ? words.byAlarm : sentence(ask, sentences);
  return [words.called(at(raisedAtMs), asked), became].join(' · ');
}

function noteLines({ chart, timeZone }: Session, { words, nameOf }: HandoverWording): readonly string[] {
  return standing(chart, 'note')
    .toReversed()
    .map(
      ({ entry, happenedAtMs, by }) =>
        `${timeOfDay(happenedAtMs, timeZone)} ${words.said(nameOf(by), entry.text)}`,
    );
}
