import { counted } from './wording.ts';

/** What a record says of how sure it is: alarms, coverage, corrections, the course, who signs. */

export const alarms = {
  title: 'Alarms',
  none: 'No alarm in this session.',
  summary: (amount: number, seconds: string) =>
    `${counted(amount, 'alarm', 'alarms')}, ${seconds} with at least one present`,
  byPriority: (high: number, medium: number, low: number) => `high ${high}, medium ${medium}, low ${low}`,
  acknowledged: (percent: number) => `${percent} % acknowledged`,
  followed: (percent: number) => `${percent} % followed by an action within 2 min`,
} as const;

export const coverage = {
  title: 'Data coverage',
  nothing: 'Nothing was started, so there is nothing to cover.',
  valid: (valid: string, span: string, percent: string) => `Valid SpO2: ${valid} of ${span} (${percent} %)`,
  phase: 'Phase',
  span: 'Length',
  validSpo2: 'Valid SpO2',
  share: 'Share',
  gaps: 'Gaps of 10 s and more',
  noGaps: 'No gap of 10 s or more.',
  from: 'From',
  to: 'To',
  cause: 'Cause',
  short: (amount: number, length: string, cause: string) =>
    `${counted(amount, 'shorter gap', 'shorter gaps')}, ${length}: ${cause}`,
  why: {
    'off-monitor': 'off the monitor',
    'monitoring-interrupted': 'the gateway did not record',
    silence: 'no data from any device',
    'no-value': 'device gave no value',
    impossible: 'value impossible',
    invalid: 'device called it invalid',
    'probe-off': 'probe off',
    test: 'test data',
    measuring: 'still measuring',
    failed: 'measurement failed',
  },
  nibp: (planned: number) => `Cuff programme: ${planned} due`,
  done: (amount: number) => `${amount} done`,
  typed: (amount: number) => `${amount} typed by a person`,
  failed: (amount: number) => `${amount} failed`,
  missed: (amount: number) => `${amount} missed`,
  notDone: 'Not done by the cuff',
  became: { done: 'done', typed: 'typed', failed: 'failed', missed: 'missed', due: 'due' },
} as const;

export const devices = {
  title: 'Devices',
  none: 'No device gave a number in this session.',
  mark: 'From',
  device: 'Device',
  kind: 'Kind',
  gave: 'Gave',
  from: 'First',
  to: 'Last',
  sourceClass: {
    monitor: 'Monitor',
    'spot-check': 'Spot check',
    wellness: 'Wellness device',
  },
  noAlarm: 'no alarm hung on it',
  changes: 'Values from another device',
  explained: '“From” in the table of vital signs: which device gave pressure / PR / SpO2.',
} as const;

export const corrections = {
  title: 'Corrections',
  none: 'Nothing was corrected, struck or undone.',
  was: 'Was',
  stands: 'Stands',
  who: 'Who, when',
  why: 'Why',
  how: { undone: 'taken back', struck: 'struck, nothing in its place', corrected: 'corrected' },
  remark: 'stands, with a remark',
  happened: (time: string) => `happened at ${time}`,
} as const;

export const course = {
  title: 'Course',
  time: 'Happened',
  what: 'What',
  who: 'Who',
  recorded: (time: string) => `recorded ${time}`,
  undone: (time: string, who: string) => `undone at ${time} by ${who}`,
} as const;

export const signatures = {
  title: 'Signatures',
  nurse: 'Nurse',
  physician: 'Physician',
  name: 'Name',
  date: 'Date, time',
  signature: 'Signature',
} as const;
