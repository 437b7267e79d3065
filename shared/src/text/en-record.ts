import { callingEntry, callingRefusal } from './en-calling.ts';
import { deviceRefusal } from './en-devices.ts';
import { alarmEntry, alarmRefusal } from './en-alarms.ts';
import { chartEntryWords, chartRefusal } from './en-chart.ts';
import { sourceEntryWords } from './en-source.ts';
import { said, slashed, wordFor, type EntryDetail } from './wording.ts';

/** What the record says: reasons, entries, what became of a command, why not. */

export const pauseReason = {
  line: 'IV line',
  'blood-pressure': 'blood pressure',
  distress: 'distress',
  other: 'other',
} as const;

export const stopReason = {
  'physicians-order': "physician's order",
  'patients-wish': "patient's wish",
  'side-effect': 'side effect',
  'blood-pressure': 'blood pressure',
  line: 'IV line',
  other: 'other',
} as const;

export const outcome = {
  discharged: 'Discharged',
  transferred: 'Transferred',
  'left-against-advice': 'Left against advice',
  cancelled: 'Session cancelled',
} as const;

export const stopKind = {
  completed: 'completed',
  early: 'early',
  emergency: 'emergency',
  unsaid: 'reason missing',
} as const;

const limitsSet = {
  baseline: 'Limits from baseline',
  person: 'Limit changed',
  reverted: 'Limits back to preset',
  reattributed: 'Limits without baseline',
} as const;

const monitor = { oximeter: 'oximeter', cuff: 'cuff' } as const;

/** What was not heard when the drug began (SE13a). */
function unheardIn({ unheard }: EntryDetail): string {
  return typeof unheard === 'string' && unheard !== '' ? said(`not heard: ${slashed(unheard, monitor)}`) : '';
}

export const entry = {
  ...callingEntry,
  'session-opened': () => 'Session opened',
  'baseline-set': (d: EntryDetail) =>
    `Baseline ${String(d['systolicMmHg'])}/${String(d['diastolicMmHg'])}, SpO2 ${String(d['spo2Percent'])} %, PR ${String(d['pulseRateBpm'])}`,
  'limits-set': (d: EntryDetail) => wordFor(limitsSet, d['cause']) ?? 'Limit changed',
  'moaas-scored': (d: EntryDetail) => `MOAA/S ${String(d['score'])}`,
  'infusion-started': (d: EntryDetail) =>
    `${Number(d['number']) > 1 ? `Infusion ${String(d['number'])}` : 'Infusion'} started${said(d['again'])}${said(d['withoutBaseline'])}${unheardIn(d)}`,
  'infusion-paused': (d: EntryDetail) => `Paused${said(wordFor(pauseReason, d['reason']))}`,
  'infusion-resumed': () => 'Infusion resumed',
  'pause-reminder-due': () => 'Pause longer than 5 min',
  'planned-end-reached': () => 'Planned end reached',
  'infusion-stopped': (d: EntryDetail) =>
    `Stopped, ${wordFor(stopKind, d['kind']) ?? ''}${said(wordFor(stopReason, d['reason']))}`,
  'stop-explained': (d: EntryDetail) =>
    `How it ended: ${wordFor(stopKind, d['kind']) ?? ''}${said(wordFor(stopReason, d['reason']))}`,
  'observation-minimum-reached': () => 'Minimum observation over',
  'step-undone': () => 'Last step undone',
  ...chartEntryWords,
  ...sourceEntryWords,
  'session-closed': (d: EntryDetail) =>
    `${wordFor(outcome, d['outcome']) ?? 'Session closed'}${said(d['early'])}`,
  ...alarmEntry,
} as const;

export const command = {
  pending: 'Recording …',
  done: 'Recorded',
  unrecorded: 'Done, but not saved yet. Write it down until the mark is gone.',
  unknown:
    'The link broke before the answer came. Look at the latest entries, and do it again if it is not there.',
  notDone: (what: string) => `${what} not done`,
} as const;

export const refusal = {
  'not-permitted': 'Your role may not do this. Ask someone who may.',
  'no-person-chosen': 'Choose who acts first.',
  'unknown-chair': 'The gateway does not have this chair. Go to the overview.',
  'unknown-protocol': 'The gateway does not have this protocol. Choose another.',
  'unknown-device': 'The gateway has never heard this device. Switch it on, then try again.',
  'no-session': 'There is no session on this chair. Open one first.',
  'session-already-open': 'A session is open on this chair already. Close it first.',
  'session-changed': 'The session on this chair has changed. Look again before you act.',
  'wrong-phase': (p: string) =>
    `Not possible while the session is “${p}”. Look at the session and choose again.`,
  'no-readings-for-baseline': 'A baseline needs a cuff measurement, SpO2 and pulse. Measure, then set it.',
  'baseline-missing': 'There is no baseline. Set one, or give a reason for starting without it.',
  'stop-said':
    'How this infusion ended is said already. Look at the entries; what is wrong there is corrected there.',
  'reason-missing': 'A reason is needed. Write a few words.',
  'limit-out-of-range': (min: number, max: number) => `The limit has to lie between ${min} and ${max}.`,
  'nothing-to-undo': 'There is nothing to undo. Correct the entry instead.',
  'undo-expired': 'A step can be undone for 60 s only. Correct the entry instead.',
  'not-the-author': 'Only the person who made the step can undo it. Correct the entry instead.',
  'unknown-entry': 'This entry is not part of the session. Look again.',
  'observation-not-over': (time: string) =>
    `The minimum observation lasts until ${time}. Wait, or give a reason.`,
  ...alarmRefusal,
  ...chartRefusal,
  ...callingRefusal,
  ...deviceRefusal,
  'device-in-use': 'This device is watching a patient. Close that session first.',
  'device-not-bound': 'This device is not bound to a chair.',
  'preset-invalid': 'This preset has problems. Look at each row.',
  'unknown-preset': 'The gateway does not have this version. Look at the list again.',
  'preset-already-signed': 'This version is signed already.',
  'preset-outdated': 'A newer version is signed. Make a new version from this one, and sign that.',
  'too-many-presets': 'There are too many versions. Call whoever looks after the system.',
  'unknown-event': 'The gateway does not know this request. Load the screen again.',
  malformed: 'The gateway did not understand what was entered. Check it and try again.',
  unavailable: 'The gateway cannot do this just now. Try again; write it down meanwhile.',
  other: 'The gateway refused. Try again; write it down meanwhile.',
} as const;
