import type { Escalation } from '@chairside/shared/escalation/escalation.ts';
import { alarmLines, priorityMark, recentLine, type AlarmLine, type Wording } from '../alarms/alarm-line.ts';
import type { ChairView } from '../live/chair-view.ts';

/** `*** SpO2 79 ≤ 80`: the alarm a call is about, as it is now or was last; null where it is about none, or nothing of it is kept. */
export function alarmOfCall(call: Escalation, view: ChairView, wording: Wording): string | null {
  const line = lineOf(call, view, wording);
  return line === undefined ? null : `${priorityMark(line)} ${line.words}`.trim();
}

function lineOf({ occurrence }: Escalation, view: ChairView, wording: Wording): AlarmLine | undefined {
  if (occurrence === null) return undefined;
  const present = alarmLines(view, wording).find((line) => line.occurrence?.id === occurrence);
  if (present !== undefined) return present;
  const recent = view.state.session?.alarms.recent.find(({ id }) => id === occurrence);
  return recent === undefined ? undefined : recentLine(recent, view, wording);
}
