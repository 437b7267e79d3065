import { isPhysiological } from '@chairside/shared/alarms/conditions.ts';
import {
  durationMs,
  type AlarmLogEntry,
  type LimitEntry,
  type OccurrenceEntry,
} from '@chairside/shared/alarms/log-entry.ts';
import type { Violation } from '@chairside/shared/alarms/alarm-events.ts';
import type { Actor } from '@chairside/shared/chair/events.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import type { LogWords } from '@chairside/shared/text/log-words.ts';
import { limitText, spanText, timeOfDayWithSeconds } from '../ui/format.ts';
import { priorityMark } from './alarm-line.ts';
import { parameterName, rowsToShow, rowText, type Judged } from './violation-text.ts';

/** One line of the log in words. */
export type LogLine = {
  readonly began: string;
  readonly what: string;
  /** In the order it happened. */
  readonly became: readonly string[];
  readonly lasted: string;
};

export type LogWording = {
  readonly text: Catalogue;
  readonly log: LogWords;
  readonly session: Judged;
  readonly nameOf: (actor: Actor) => string;
};

export function logLine(entry: AlarmLogEntry, wording: LogWording): LogLine {
  const { log } = wording;
  const at = timesIn(wording);
  switch (entry.kind) {
    case 'occurrence':
      return occurrenceLine(entry, wording);
    case 'audio-pause': {
      const { atMs, ended, by } = entry;
      const became = ended === null ? [] : [log.pauseEnded[ended.because](at(ended.atMs))];
      return {
        began: at(atMs),
        what: log.pause(wording.nameOf(by)),
        became,
        lasted: lasted(atMs, ended, wording),
      };
    }
    case 'delegation': {
      const { atMs, ended, by } = entry;
      const became = ended === null ? [] : [log.delegationEnded[ended.because](at(ended.atMs))];
      const what = log.delegation(wording.nameOf(by));
      return { began: at(atMs), what, became, lasted: lasted(atMs, ended, wording) };
    }
    case 'limit':
      return limitLine(entry, wording);
    case 'interruption': {
      const { fromMs, toMs } = entry;
      const became = [log.interrupted(at(fromMs), at(toMs))];
      return {
        began: at(fromMs),
        what: log.interruption,
        became,
        lasted: spanText(toMs - fromMs, wording.text),
      };
    }
  }
}

function occurrenceLine(entry: OccurrenceEntry, wording: LogWording): LogLine {
  const { text } = wording;
  const { condition, priority, violations } = entry;
  const lastedMs = durationMs(entry);
  const rows = rowsText(violations, wording);
  const what = rows === '' ? text.alarm.name[condition.what] : rows;
  const subject = condition.subject === null ? '' : ` · ${condition.subject}`;
  return {
    began: timesIn(wording)(entry.beganAtMs),
    what: `${priorityMark({ priority, isTechnical: !isPhysiological(condition) })} ${what}${subject}`,
    became: life(entry, wording)
      .toSorted((one, other) => one.atMs - other.atMs)
      .map(({ words }) => words),
    lasted: lastedMs === null ? wording.log.stillSo : spanText(lastedMs, text),
  };
}

type Step = { readonly atMs: number; readonly words: string };

function life(entry: OccurrenceEntry, wording: LogWording): readonly Step[] {
  const { log } = wording;
  const at = timesIn(wording);
  const { rises, held, acknowledged, escalated, over, ended } = entry;
  return [
    ...rises.map(({ atMs, because, violations }) => {
      const said = because === 'worse' ? log.worse : log.rose;
      return { atMs, words: said(at(atMs), rowsText(violations, wording)) };
    }),
    ...held.map(({ fromMs, toMs, why }) => ({
      atMs: fromMs,
      words: log.held[why](at(fromMs), toMs === null ? '' : at(toMs)),
    })),
    ...escalated.map(({ atMs, step }) => ({ atMs, words: log.escalated[step](at(atMs)) })),
    ...acknowledged.map(({ atMs, by, reason }) => ({
      atMs,
      words: log.acknowledged(at(atMs), wording.nameOf(by), reason ?? ''),
    })),
    ...(over === null ? [] : [{ atMs: over.atMs, words: log.over(at(over.atMs)) }]),
    ...(ended === null || ended.how === 'cleared'
      ? []
      : [{ atMs: ended.atMs, words: log.ended[ended.how](at(ended.atMs)) }]),
  ];
}

function rowsText(violations: readonly Violation[], { text, session }: LogWording): string {
  return rowsToShow(violations, () => null)
    .map((row) => rowText(row, session, text))
    .join(' · ');
}

function limitLine(entry: LimitEntry, wording: LogWording): LogLine {
  const { text, log, nameOf } = wording;
  const { atMs, by, parameter, direction, priority, from, to, cause, reason } = entry;
  const { movedBecause } = log;
  const why = cause === 'person' ? movedBecause.person(nameOf(by), reason ?? '') : movedBecause[cause];
  const value = (limit: number | null) => (limit === null ? '–' : limitText(limit, direction));
  return {
    began: timesIn(wording)(atMs),
    what: log.limit(parameterName(parameter, text), direction, priority),
    became: [log.moved(value(from), value(to)), why],
    lasted: '',
  };
}

function lasted(fromMs: number, ended: { readonly atMs: number } | null, { log, text }: LogWording): string {
  return ended === null ? log.stillSo : spanText(ended.atMs - fromMs, text);
}

function timesIn({ session }: LogWording): (atMs: number) => string {
  return (atMs) => timeOfDayWithSeconds(atMs, session.timeZone);
}
