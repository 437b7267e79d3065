import { ivKetamine40 } from './iv-ketamine.ts';
import { esketamineChecklists, plainChecklists } from './factory-items.ts';
import type { Protocol } from './protocol.ts';

/**
 * The routes on which the drug is given in a moment: nothing to pause, nothing to stop; observation counts from the dose
 * (docs/spec/sessions.md, table of protocols).
 */

const minuteMs = 60_000;

export const imKetamine: Protocol = {
  ...ivKetamine40,
  id: 'im-ketamine',
  label: 'IM ketamine',
  route: 'intramuscular',
  delivery: 'at-once',
  plannedMs: 40 * minuteMs,
  // 40 minutes of effect, and 30 of observation after it.
  observationMs: 70 * minuteMs,
  exposedAfterStopMs: 60 * minuteMs,
  nibpProgramme: {
    atMinutes: [-10, 0, 5, 10, 15],
    thenEveryMinutes: 10,
    afterStopMinutes: 15,
    observationEveryMinutes: 10,
  },
  checklists: plainChecklists,
};

export const intranasalEsketamine: Protocol = {
  ...ivKetamine40,
  id: 'intranasal-esketamine',
  label: 'Intranasal esketamine',
  route: 'intranasal',
  delivery: 'at-once',
  drug: 'esketamine',
  plannedMs: 40 * minuteMs,
  observationMs: 120 * minuteMs,
  exposedAfterStopMs: 120 * minuteMs,
  // The one at 120 is that of leaving: nobody leaves earlier.
  nibpProgramme: {
    atMinutes: [-10, 0, 40, 70, 100, 120],
    thenEveryMinutes: 30,
    afterStopMinutes: 120,
    observationEveryMinutes: 30,
  },
  checklists: esketamineChecklists,
};

export const oralKetamine: Protocol = {
  ...ivKetamine40,
  id: 'oral-ketamine',
  label: 'Oral or lozenge ketamine',
  route: 'oral',
  delivery: 'at-once',
  plannedMs: 60 * minuteMs,
  // 60 minutes of effect, and 30 of observation after it.
  observationMs: 90 * minuteMs,
  exposedAfterStopMs: 80 * minuteMs,
  nibpProgramme: {
    atMinutes: [-10, 0, 15],
    thenEveryMinutes: 15,
    afterStopMinutes: 15,
    observationEveryMinutes: 15,
  },
  checklists: plainChecklists,
};
