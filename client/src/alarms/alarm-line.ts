import { inOrder, isCalling, recentShownMs } from '@chairside/shared/alarms/signals.ts';
import type { Occurrence, RecentOccurrence } from '@chairside/shared/alarms/alarm-state.ts';
import {
  isPhysiological,
  rankOf,
  type Condition,
  type Priority,
} from '@chairside/shared/alarms/conditions.ts';
import { nibpDue } from '@chairside/shared/chair/nibp-programme.ts';
import type { Actor } from '@chairside/shared/chair/events.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { wordFor } from '@chairside/shared/text/wording.ts';
import type { ChairView } from '../live/chair-view.ts';
import { ageText, spanText, timeOfDay } from '../ui/format.ts';
import { chairStatements, statementText } from './statements.ts';
import { parameterName, pastRowText, rowsToShow, rowText, valueNowIn, whole } from './violation-text.ts';

/** One line of the alarm bar or the list, in words (AL23). */
export type AlarmLine = {
  /** The same for one occurrence as long as it lasts. */
  readonly key: string;
  readonly chair: ChairId;
  readonly priority: Priority;
  readonly isTechnical: boolean;
  /** Nobody has acknowledged it: it flashes and sounds. */
  readonly isCalling: boolean;
  readonly presence: 'present' | 'returned' | 'recent';
  /** Another one: it is to be read aloud again. */
  readonly callKey: string;
  /** Null where the screen says it by itself: nobody can acknowledge that. */
  readonly occurrence: Occurrence | null;
  readonly words: string;
  readonly remarks: readonly string[];
};

export type Wording = {
  readonly text: Catalogue;
  readonly nowMs: number;
  readonly nameOf: (actor: Actor) => string;
  /** On a screen of several chairs: what was pushed to it says so (AL19). */
  readonly isAtDesk?: boolean;
};

/** What the chair has to tell, highest first (UI8): what calls, then what is acknowledged. */
export function alarmLines(view: ChairView, wording: Wording): readonly AlarmLine[] {
  const { session } = view.state;
  if (session === null) return [];
  const told = inOrder(session.alarms).map((one) => lineOf(one, view, wording));
  const own = chairStatements(view, wording.nowMs).map((statement): AlarmLine => ({
    key: `${view.state.chair} ${statement.type}`,
    chair: view.state.chair,
    priority: statement.priority,
    isTechnical: true,
    isCalling: false,
    presence: 'present',
    callKey: `${view.state.chair} ${statement.type}`,
    occurrence: null,
    words: statementText(statement, wording.text),
    remarks: [],
  }));
  return [...told, ...own];
}

/** Those of several chairs among each other, as `inOrder` has those of one. */
export function mostUrgentFirst(lines: readonly AlarmLine[]): readonly AlarmLine[] {
  return lines.toSorted(
    (one, other) =>
      Number(isUrgent(other)) - Number(isUrgent(one)) ||
      rankOf(other.priority) - rankOf(one.priority) ||
      Number(other.isCalling) - Number(one.isCalling) ||
      Number(one.isTechnical) - Number(other.isTechnical) ||
      (other.occurrence?.callingSinceMs ?? 0) - (one.occurrence?.callingSinceMs ?? 0),
  );
}

function isUrgent({ isCalling, priority }: AlarmLine): boolean {
  return isCalling && priority !== 'low';
}

/** What was over less than 5 s ago (AL11), newest first. */
export function recentLines(view: ChairView, wording: Wording): readonly AlarmLine[] {
  const { session } = view.state;
  if (session === null) return [];
  return session.alarms.recent
    .filter(({ endedAtMs }) => wording.nowMs - endedAtMs < recentShownMs)
    .toReversed()
    .map((one) => recentLine(one, view, wording));
}

export function recentLine(one: RecentOccurrence, view: ChairView, wording: Wording): AlarmLine {
  const { text } = wording;
  const zone = view.state.session?.timeZone ?? 'UTC';
  return {
    ...lineOf(one, view, wording),
    words: pastWords(one, view, wording),
    presence: 'recent',
    isCalling: false,
    remarks: [text.alarm.mark.recent(timeOfDay(one.endedAtMs, zone))],
  };
}

function lineOf(occurrence: Occurrence, view: ChairView, wording: Wording): AlarmLine {
  const { chair, session } = view.state;
  const key = `${chair} ${session?.id ?? ''} ${occurrence.id}`;
  return {
    key,
    chair,
    priority: occurrence.priority,
    isTechnical: !isPhysiological(occurrence.condition),
    isCalling: session !== null && isCalling(session.alarms, occurrence),
    presence: occurrence.presence,
    callKey: `${key} ${occurrence.callingSinceMs} ${occurrence.priority}`,
    occurrence,
    words: occurrenceWords(occurrence, view, wording),
    remarks: session === null ? [] : remarksOf(occurrence, { chair, session }, wording),
  };
}

function occurrenceWords(occurrence: Occurrence, view: ChairView, wording: Wording): string {
  const { text, isAtDesk = false } = wording;
  const { presence, telephoneAtMs } = occurrence;
  const alarms = view.state.session?.alarms ?? null;
  const words =
    presence === 'returned' ? pastWords(occurrence, view, wording) : presentWords(occurrence, view, wording);
  // What to do is part of the words, so that it is never cut. Whoever is telephoned is not told to telephone.
  const isToTelephone =
    telephoneAtMs !== null && alarms !== null && isCalling(alarms, occurrence) && !isAtDesk;
  const isSaid = occurrence.condition.what === 'physician-not-reached';
  return isToTelephone && !isSaid ? text.alarm.toDo(words, text.alarm.mark.telephone) : words;
}

function presentWords(occurrence: Occurrence, view: ChairView, { text, nowMs }: Wording): string {
  const { condition, cause, violations, held } = occurrence;
  if (!isPhysiological(condition)) return technicalText(condition, cause, text);
  const { session } = view.state;
  const rows =
    session === null ? [] : rowsToShow(violations, held === null ? valueNowIn(view, nowMs) : noneNow);
  if (session === null || rows.length === 0) return text.alarm.name[condition.what];
  return rows.map((row) => rowText(row, session, text)).join(' · ');
}

/** `over: SpO2 was 79 ≤ 80`. What is over gives no order any more. */
function pastWords({ condition, violations }: Occurrence, view: ChairView, { text }: Wording): string {
  const { session } = view.state;
  const rows = session === null ? [] : rowsToShow(violations, noneNow);
  if (session !== null && rows.length > 0)
    return text.alarm.over(rows.map((row) => pastRowText(row, session, text)).join(' · '));
  const names: Partial<Record<string, string>> = text.alarm.name;
  const name = names[condition.what] ?? condition.what;
  return text.alarm.over(
    condition.subject === null ? name : `${name} (${subjectText(condition.subject, text)})`,
  );
}

function noneNow(): null {
  return null;
}

/** What, on which device, and what to do. A kind of a later gateway is said by its code. */
function technicalText({ what, subject }: Condition, cause: string | null, text: Catalogue): string {
  const words: Partial<Record<Condition['what'], (of: string, cause: string) => string>> =
    text.alarm.technical;
  const of = subject === null ? text.alarm.device : subjectText(subject, text);
  return words[what]?.(of, wordFor(text.alarm.cause, cause) ?? '') ?? what;
}

function subjectText(subject: string, text: Catalogue): string {
  const labels: Partial<Record<string, string>> = text.vital.label;
  return labels[subject] ?? subject;
}

type At = { readonly chair: ChairId; readonly session: Session };

/** What has to be said beyond the condition itself, the most urgent first. */
function remarksOf(one: Occurrence, { chair, session }: At, wording: Wording): readonly string[] {
  const { text, nowMs, nameOf, isAtDesk = false } = wording;
  const { mark } = text.alarm;
  const at = (atMs: number) => timeOfDay(atMs, session.timeZone);
  const { acknowledged } = one;
  const callsForMs = nowMs - one.callingSinceMs;
  const isUnanswered = isCalling(session.alarms, one);
  const isUnansweredAtDesk = isAtDesk && one.telephoneAtMs !== null && isUnanswered;
  return [
    ...(isUnansweredAtDesk ? [mark.nobody(text.app.chair(chair), ageText(callsForMs, text))] : []),
    ...(one.isEscalated ? [mark.escalated] : []),
    ...(one.held === 'cuff' ? [mark.cuff] : one.held === 'unavailable' ? [mark.unverified] : []),
    ...(isUnansweredAtDesk
      ? []
      : acknowledged === null
        ? [isUnanswered ? mark.unanswered(spanText(callsForMs, text)) : mark.standsBy]
        : [mark.acknowledged(nameOf(acknowledged.by), at(acknowledged.atMs))]),
    ...cuffRemarks(one, session, wording),
    ...(one.pushedAtMs !== null && isUnanswered ? [mark.pushed] : []),
  ];
}

/** Of a pressure: when the cuff gave it, what it changed to since it was acknowledged, when it is repeated (AL8). */
function cuffRemarks(one: Occurrence, session: Session, { text, nowMs }: Wording): readonly string[] {
  const { what } = one.condition;
  if (what !== 'pressure-high' && what !== 'pressure-low') return [];
  const { mark } = text.alarm;
  const { last } = session.nibp;
  const due = nibpDue(session);
  return [
    ...(last === null ? [] : [mark.cuffAt(timeOfDay(last.atMs, session.timeZone))]),
    ...changesOf(one, text),
    ...(due?.because !== 'confirm'
      ? []
      : [due.atMs > nowMs ? mark.repeatIn(spanText(due.atMs - nowMs + 999, text)) : mark.repeatNow]),
  ];
}

function changesOf({ acknowledged, violations }: Occurrence, text: Catalogue): readonly string[] {
  if (acknowledged === null) return [];
  return rowsToShow(violations, () => null).flatMap(({ parameter, value }) => {
    if (parameter !== 'systolicMmHg' && parameter !== 'diastolicMmHg' && parameter !== 'meanMmHg') return [];
    const before = acknowledged.pressures[parameter];
    if (before === null || before === value) return [];
    return [text.alarm.mark.changed(`${parameterName(parameter, text)} ${whole(value)}`)];
  });
}

/** `***`, `**`, `*`; technical `!!!`, `!!`, and nothing for a low one: it has its wrench (AL23). */
export function priorityMark({ priority, isTechnical }: Pick<AlarmLine, 'priority' | 'isTechnical'>): string {
  const count = priority === 'high' ? 3 : priority === 'medium' ? 2 : 1;
  if (isTechnical) return priority === 'low' ? '' : '!'.repeat(count);
  return '*'.repeat(count);
}
