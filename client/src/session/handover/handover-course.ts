import { isPhysiological } from '@chairside/shared/alarms/conditions.ts';
import type { OccurrenceEntry } from '@chairside/shared/alarms/log-entry.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { unsaidStops } from '@chairside/shared/chair/stops.ts';
import { openItems, valueOfAnswer } from '@chairside/shared/chart/derived.ts';
import type { AnswerValue, ChecklistItem } from '@chairside/shared/protocols/items.ts';
import { itemText } from '@chairside/shared/text/item-words.ts';
import { nibpFailure, nibpMeasurements, type NibpMeasurement } from '@chairside/shared/vitals/nibp.ts';
import { valueOf } from '@chairside/shared/vitals/reading.ts';
import { logLine } from '../../alarms/log-lines.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { timeOfDay } from '../../ui/format.ts';
import { nibpText } from '../../vitals/nibp-vital.ts';
import { itemsOfConcern, timeText } from '../answers.ts';
import { readinessFacts } from '../readiness-facts.ts';
import type { HandoverWording } from './handover-wording.ts';

/** What a session that looks calm now has been through, and what is still to be done in it (SE20). */

/** Said by nobody yet, not noted, not met: in the order in which it is wanted. */
export function openLines(view: ChairView, session: Session, wording: HandoverWording): readonly string[] {
  const { words, items, criterionName, nowMs } = wording;
  const { chart, protocol, course, limbs, baseline, timeZone } = session;
  const { phase } = course;
  const before = openItems(chart, protocol.checklists, 'before');
  const names = protocol.checklists.before
    .filter(({ id }) => before.includes(id))
    .map((item) => itemText(item, items));
  const unmet = phase === 'observing' ? readinessFacts(view, session, nowMs).open : [];
  return [
    ...unsaidStops(course).map(({ stoppedAtMs }) => words.stopUnsaid(timeOfDay(stoppedAtMs, timeZone))),
    ...(baseline === null ? [words.noBaseline] : []),
    ...(limbs === null ? [words.noLimbs] : []),
    ...(names.length === 0 ? [] : [words.unanswered(names.join(', '))]),
    ...(unmet.length === 0 ? [] : [words.unmet(unmet.map((id) => criterionName(id, protocol)).join(', '))]),
  ];
}

/** The patient's alarms that are over, newest first, each with its values, how long it was so and who has seen it; of the technical ones how many. */
export function pastAlarmLines(session: Session, wording: HandoverWording): readonly string[] {
  const { words, alarmLog, log, text, nameOf } = wording;
  if (alarmLog === null) return [words.noLog];
  const over = alarmLog.filter(
    (one): one is OccurrenceEntry => one.kind === 'occurrence' && (one.over ?? one.ended) !== null,
  );
  const patients = over.filter(({ condition }) => isPhysiological(condition));
  const technical = over.length - patients.length;
  return [
    ...patients.toReversed().map((entry) => {
      const { began, what, lasted } = logLine(entry, { text, log, session, nameOf });
      const [seen] = entry.acknowledged;
      const at = seen === undefined ? null : timeOfDay(seen.atMs, session.timeZone);
      const answer = at === null ? words.unacknowledged : words.acknowledged(nameOf(seen?.by ?? null), at);
      return [`${began} ${what}`, lasted, answer].join(' · ');
    }),
    ...(technical === 0 ? [] : [words.technical(technical)]),
  ];
}

/** What the patient started from, and how far it went: of all the screen holds of this session. */
export function valueLines(view: ChairView, session: Session, wording: HandoverWording): readonly string[] {
  const { text, words } = wording;
  const { baseline, timeZone } = session;
  const at = (atMs: number) => timeOfDay(atMs, timeZone);
  const spo2 = (view.lines.get('spo2Percent') ?? []).flatMap(({ atMs, value }) =>
    value === null ? [] : [{ atMs, value }],
  );
  const lowest = spo2.toSorted((one, other) => one.value - other.value || one.atMs - other.atMs)[0];
  const cuffs = nibpMeasurements(view.nibp)
    .filter((one) => nibpFailure(one) === null)
    .toSorted((one, other) => systolicOf(one) - systolicOf(other));
  const [low, high] = [cuffs[0], cuffs.at(-1)];
  const { systolicMmHg, diastolicMmHg, spo2Percent, pulseRateBpm } = baseline ?? {};
  return [
    ...(baseline === null
      ? []
      : [
          words.baseline(
            `${systolicMmHg}/${diastolicMmHg}, ${text.vital.spo2} ${spo2Percent} %, ${text.vital.pulseRate} ${pulseRateBpm}`,
          ),
        ]),
    ...(lowest === undefined ? [] : [words.lowest(`${text.vital.spo2} ${lowest.value} %`, at(lowest.atMs))]),
    ...(high === undefined ? [] : [words.highest(`${text.vital.nibp} ${nibpText(high)}`, at(high.atMs))]),
    ...(low === undefined || low === high
      ? []
      : [words.lowest(`${text.vital.nibp} ${nibpText(low)}`, at(low.atMs))]),
  ];
}

function systolicOf({ systolicMmHg }: NibpMeasurement): number {
  return valueOf(systolicMmHg) ?? 0;
}

/** The answers somebody has to look at, then every other that was given. */
export function answerLines(session: Session, wording: HandoverWording): readonly string[] {
  const { words, items } = wording;
  const concerns = itemsOfConcern(session, 'before');
  const said = session.protocol.checklists.before.flatMap((item) => {
    const value = valueOfAnswer(session.chart, 'before', item.id);
    return value === null ? [] : [{ item, isOfConcern: concerns.includes(item), value }];
  });
  return said
    .toSorted((one, other) => Number(other.isOfConcern) - Number(one.isOfConcern))
    .map(({ item, isOfConcern, value }) => {
      const answer = words.answer(itemText(item, items), valueText(item, value, words));
      return isOfConcern ? words.toLookAt(answer) : answer;
    });
}

function valueText(
  { kind }: ChecklistItem,
  value: AnswerValue,
  { yes, no }: HandoverWording['words'],
): string {
  if (typeof value === 'boolean') return value ? yes : no;
  return kind === 'time' && typeof value === 'number' ? timeText(value) : String(value);
}
