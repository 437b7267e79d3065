import { isPhysiological, type Condition } from '@chairside/shared/alarms/conditions.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { Expected } from './oracle/occurrences.ts';

/** What happened, in the words in which the oracle says what should: the physiological occurrences, as they began. */
export function alarmStory(events: readonly ChairEvent[]): readonly Expected[] {
  return events.flatMap((event) => {
    if (event.type !== 'alarm-began' || !isPhysiological(event.body.condition)) return [];
    const { condition, priority } = event.body;
    return [
      {
        condition: condition.what as Expected['condition'],
        beganAtMs: event.atMs,
        priority: priority as Expected['priority'],
        rises: events.flatMap((later) => riseOf(event.seq, later)),
        ended: events.flatMap((later) => endOf(event.seq, later))[0] ?? null,
      },
    ];
  });
}

function riseOf(occurrence: number, event: ChairEvent): Expected['rises'] {
  if (event.type === 'alarm-raised' && event.body.occurrence === occurrence)
    return [{ atMs: event.atMs, because: event.body.because === 'worse' ? 'worse' : 'row' }];
  if (event.type === 'alarm-escalated' && event.body.occurrence === occurrence && event.body.step === 'risen')
    return [{ atMs: event.atMs, because: 'waited' }];
  return [];
}

function endOf(occurrence: number, event: ChairEvent): readonly NonNullable<Expected['ended']>[] {
  if (event.type !== 'alarm-cleared' && event.type !== 'alarm-latched') return [];
  return event.body.occurrence === occurrence
    ? [{ atMs: event.atMs, stays: event.type === 'alarm-latched' }]
    : [];
}

/** One line an occurrence, in seconds from `zeroMs`, by begin and name: what a difference can be read from. */
export function storyLines(story: readonly Expected[], zeroMs: number): readonly string[] {
  const at = (atMs: number) => `${(atMs - zeroMs) / 1_000} s`;
  const sorted = story.toSorted(
    (one, other) => one.beganAtMs - other.beganAtMs || one.condition.localeCompare(other.condition),
  );
  return sorted.map(({ condition, beganAtMs, priority, rises, ended }) =>
    [
      `${at(beganAtMs)} ${condition} ${priority}`,
      ...rises.map(({ atMs, because }) => `rises at ${at(atMs)} (${because})`),
      ended === null ? 'is so' : `${ended.stays ? 'returned' : 'over'} at ${at(ended.atMs)}`,
    ].join(', '),
  );
}

/** Every transition of one condition, in seconds from `zeroMs`: `5 s began high`, `20 s raised high`, `41 s latched`. */
export function transitions(
  events: readonly ChairEvent[],
  what: Condition['what'],
  zeroMs: number,
): readonly string[] {
  const own = new Set<number>();
  return events.flatMap((event) => {
    if (event.type === 'alarm-began' && event.body.condition.what === what) own.add(event.seq);
    const said = transitionOf(event, own);
    return said === null ? [] : [`${(event.atMs - zeroMs) / 1_000} s ${said}`];
  });
}

function transitionOf(event: ChairEvent, own: ReadonlySet<number>): string | null {
  if (event.type === 'alarm-began') return own.has(event.seq) ? `began ${event.body.priority}` : null;
  if (!event.type.startsWith('alarm-') || !('occurrence' in event.body)) return null;
  if (event.body.occurrence === null || !own.has(event.body.occurrence)) return null;
  const name = event.type.slice('alarm-'.length);
  if (event.type === 'alarm-raised')
    return event.body.because === 'worse' ? 'raised worse' : `raised ${event.body.priority}`;
  if (event.type === 'alarm-escalated') return `escalated ${event.body.step}`;
  if (event.type === 'alarm-changed') return `changed ${event.body.priority}`;
  if (event.type === 'alarm-held') return `held ${event.body.why}`;
  if (event.type === 'alarm-reset') return `reset ${event.body.because}`;
  return name;
}
