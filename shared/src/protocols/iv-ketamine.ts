import { ivKetaminePreset } from '../alarms/iv-ketamine.ts';
import type { Protocol } from './protocol.ts';

const minuteMs = 60_000;

/** docs/spec/sessions.md, table of protocols. */
export const ivKetamine40: Protocol = {
  id: 'iv-ketamine-40',
  version: 1,
  label: 'IV ketamine 40',
  route: 'intravenous',
  plannedMs: 40 * minuteMs,
  observationMs: 30 * minuteMs,
  exposedAfterStopMs: 20 * minuteMs,
  pauseReminderMs: 5 * minuteMs,
  nibpProgramme: {
    atMinutes: [-10, 0, 5, 10, 20],
    thenEveryMinutes: 5,
    afterStopMinutes: 5,
    observationEveryMinutes: 10,
  },
  alarmPreset: ivKetaminePreset,
};
