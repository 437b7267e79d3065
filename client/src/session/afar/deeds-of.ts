import type { ChairCommandType } from '@chairside/shared/chair/commands.ts';
import type { DialogName } from '../action-name.ts';

/** What a dialog of the session asks for: from where none of it can be done, it is to be read (UI19). */
export const deedsOf: Readonly<Record<DialogName, readonly ChairCommandType[]>> = {
  openSession: ['open-session'],
  setBaseline: ['set-baseline'],
  startInfusion: ['start-infusion'],
  recordPause: ['pause-infusion'],
  resumeInfusion: ['resume-infusion'],
  recordStop: ['stop-infusion'],
  explainStop: ['explain-stop'],
  newInfusion: ['start-infusion'],
  recordReady: ['record-ready', 'release-discharge'],
  left: ['close-session'],
  cancelSession: ['cancel-session'],
  limits: ['set-limit', 'revert-limits'],
  correct: ['correct-entry'],
  checklist: ['chart-entry'],
  limbs: ['note-limbs'],
  gate: ['set-baseline', 'release-start'],
  readiness: ['record-ready', 'release-discharge'],
  form: ['chart-entry'],
  cuff: ['ask-for-cuff'],
};
