import type { AlarmState, Occurrence } from '@chairside/shared/alarms/alarm-state.ts';

/**
 * Whether a person has answered between the two states: acknowledged one that called, or paused the sound (AL25). It is taken
 * from what the gateway says happened, so that a screen goes on sounding until it is so.
 */
export function isAnswered(before: AlarmState, after: AlarmState): boolean {
  if (after.audioPause !== null && after.audioPause.fromMs !== before.audioPause?.fromMs) return true;
  const now: readonly Occurrence[] = [...after.occurrences, ...after.recent];
  return before.occurrences.some(
    (one) =>
      one.acknowledged === null && now.some(({ id, acknowledged }) => id === one.id && acknowledged !== null),
  );
}
