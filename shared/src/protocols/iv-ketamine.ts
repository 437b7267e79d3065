import { ivKetaminePreset } from '../alarms/iv-ketamine.ts';
import { factoryDischarge, factoryGate } from './criteria.ts';
import { chairsideScales, intravenousChecklists } from './factory-items.ts';
import type { Protocol } from './protocol.ts';

const minuteMs = 60_000;

/** docs/spec/sessions.md, table of protocols. */
export const ivKetamine40: Protocol = {
  id: 'iv-ketamine-40',
  version: 1,
  label: 'IV ketamine 40',
  route: 'intravenous',
  delivery: 'infusion',
  drug: 'ketamine',
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
  checklists: intravenousChecklists,
  scales: [...chairsideScales],
  gate: factoryGate,
  discharge: factoryDischarge,
  texts: { vomiting: '', instructions: '' },
  alarmPreset: ivKetaminePreset,
};

/** For pain, and for higher doses. */
export const ivKetamine60: Protocol = {
  ...ivKetamine40,
  id: 'iv-ketamine-60',
  label: 'IV ketamine 60',
  plannedMs: 60 * minuteMs,
};
