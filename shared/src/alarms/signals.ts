import type { AlarmState, Occurrence } from './alarm-state.ts';
import { isHigher, isOfDeviceAtPatient, isPhysiological, rankOf, type Priority } from './conditions.ts';
import type { AlarmTimes } from './preset.ts';

/**
 * What the alarms of a chair ask a screen to show and to sound, now (AL18, AL25, AL27, AL31). Derived from the state and the
 * session clock, the same on every screen.
 */

/** A medium one sent to the desk sounds at the chair too when nobody has acknowledged it for so long (AL31). */
export const delegatedAtMostMs = 30_000;
/** What is over stays listed for at least so long (AL11). */
export const recentShownMs = 5_000;

/**
 * High and medium that call, highest first; then what is acknowledged or low, highest first: a high one that somebody has
 * seen stands before a battery that calls. Of the same urgency the patient comes before the technical, then the newest (UI8).
 */
export function inOrder(alarms: Pick<AlarmState, 'occurrences' | 'standBy'>): readonly Occurrence[] {
  const calls = (one: Occurrence) => isCalling(alarms, one);
  const isUrgent = (one: Occurrence) => calls(one) && one.priority !== 'low';
  return alarms.occurrences.toSorted(
    (one, other) =>
      Number(isUrgent(other)) - Number(isUrgent(one)) ||
      rankOf(other.priority) - rankOf(one.priority) ||
      Number(calls(other)) - Number(calls(one)) ||
      Number(isPhysiological(other.condition)) - Number(isPhysiological(one.condition)) ||
      other.callingSinceMs - one.callingSinceMs,
  );
}

/** Whether it flashes and would sound: nobody has acknowledged it, and it does not stand by. */
export function isCalling(alarms: Pick<AlarmState, 'standBy'>, one: Occurrence): boolean {
  return one.acknowledged === null && !isStandingBy(alarms, one);
}

/** It is shown, steady and silent, while the patient is off the monitor or the clinic is being left (SE29, SE32). */
export function isStandingBy(
  { standBy }: Pick<AlarmState, 'standBy'>,
  { condition }: Pick<Occurrence, 'condition'>,
): boolean {
  return standBy.length > 0 && isOfDeviceAtPatient(condition);
}

export function isAudioPaused({ audioPause }: AlarmState, nowMs: number): boolean {
  return audioPause !== null && nowMs < audioPause.untilMs;
}

/** The priority that sounds at the chair itself. */
export function soundAtChair(alarms: AlarmState, nowMs: number): Priority | null {
  if (isAudioPaused(alarms, nowMs)) return null;
  const isDelegated = alarms.delegatedAtMs !== null;
  return highestCalling(alarms, (one) => {
    if (!isDelegated || one.priority === 'high') return true;
    return one.priority === 'medium' && nowMs - one.callingSinceMs >= delegatedAtMostMs;
  });
}

/** The priority that sounds at the desk: all of a chair it watches, of others what was pushed to it (AL19, AL27). */
export function soundAtDesk(
  alarms: AlarmState,
  { nowMs, isWatched }: { readonly nowMs: number; readonly isWatched: boolean },
): Priority | null {
  if (isAudioPaused(alarms, nowMs)) return null;
  return highestCalling(alarms, (one) => isWatched || one.pushedAtMs !== null);
}

function highestCalling(alarms: AlarmState, sounds: (one: Occurrence) => boolean): Priority | null {
  let highest: Priority | null = null;
  for (const one of alarms.occurrences) {
    if (!isCalling(alarms, one) || !sounds(one)) continue;
    if (highest === null || isHigher(one.priority, highest)) highest = one.priority;
  }
  return highest;
}

/** Measured without pause, so that being acknowledged must not mean being forgotten. */
const continuous: ReadonlySet<Occurrence['condition']['what']> = new Set([
  'spo2-low',
  'pulse-low',
  'pulse-high',
  'probe-off',
  'signal-inadequate',
  'spo2-not-updating',
  'device-never-seen',
  'spo2-not-armed',
  'record-not-saved',
  'no-audible-screen',
  'off-monitor-long',
  'chair-without-nurse',
  'physician-not-reached',
]);

/** The highest priority a reminder falls due for in the time after `sinceMs` up to `nowMs` (AL18). */
export function reminderBetween(
  alarms: AlarmState,
  { reminderEvery }: Pick<AlarmTimes, 'reminderEvery'>,
  { sinceMs, nowMs }: { readonly sinceMs: number; readonly nowMs: number },
): Priority | null {
  if (isAudioPaused(alarms, nowMs)) return null;
  let highest: Priority | null = null;
  for (const one of alarms.occurrences) {
    const { acknowledged, presence, condition, priority } = one;
    if (acknowledged === null || presence !== 'present' || !continuous.has(condition.what)) continue;
    if (isStandingBy(alarms, one)) continue;
    const turns = (atMs: number) => Math.max(0, Math.floor((atMs - acknowledged.atMs) / reminderEvery));
    if (turns(nowMs) <= turns(sinceMs)) continue;
    if (highest === null || isHigher(priority, highest)) highest = priority;
  }
  return highest;
}
