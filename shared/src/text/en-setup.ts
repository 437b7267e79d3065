import type { PresetProblem } from '../alarms/preset-problems.ts';

/** The words of setup. Apart from the rest: they are loaded with its screens, which few open. */

type Problem<T extends PresetProblem['type']> = Extract<PresetProblem, { readonly type: T }>;

const side = { low: 'low', high: 'high' } as const;
const priority = { high: 'high', medium: 'medium' } as const;
const parameter = {
  spo2Percent: 'SpO2 %',
  pulseRateBpm: 'Pulse rate /min',
  systolicMmHg: 'Systolic mmHg',
  diastolicMmHg: 'Diastolic mmHg',
  meanMmHg: 'Mean mmHg',
  moaasScore: 'Sedation (MOAA/S)',
} as const;

const missing = {
  row: 'a row is missing',
  baseline: 'a row is missing that does not wait for a baseline',
  repeat: 'a row is missing that does not wait for a repeat',
} as const;
const row = (p: string, s: string, pr: string) => `${p} ${s}, ${pr} priority`;

export const setup = {
  title: 'Setup',
  nav: 'Setup pages',
  limits: 'Alarm limits',
  protocols: 'Protocols',
  clinic: 'Clinic',
  devices: 'Devices',
  people: 'People',
  audit: 'Who did what',
  selfTest: 'Start-of-day test',
  loading: 'Asking the gateway for the presets',
  notAnswered: 'The gateway did not answer. Try again.',
  parameter,
  side,
  priority,
  /** A row in a sentence: `SpO2 % low, medium priority`. */
  row,
  unknownRow: (id: string) => `row ${id}`,

  versions: {
    title: 'Versions',
    version: (number: number) => `Version ${number}`,
    inUse: 'in use',
    draft: 'not signed',
    earlier: 'earlier',
    factory: 'As delivered',
    drafted: (name: string, when: string) => `Drafted by ${name}, ${when}`,
    signed: (name: string, when: string) => `Signed by ${name}, ${when}`,
    nobody: 'nobody named',
    nextSession:
      'A signed preset counts from the next session on. Sessions that run keep the limits they began with.',
  },

  table: {
    caption: (label: string, version: number) => `${label}, version ${version}`,
    side: 'Side',
    priority: 'Priority',
    limit: 'Limit',
    delay: 'Delay, s',
    hysteresis: 'Hysteresis',
    confirm: 'Repeat',
    confirmHint: 'Repeat: a cuff value past the limit is measured again before it counts.',
    remove: 'Remove',
    add: (p: string) => `Add a row: ${p}`,
    kind: { absolute: 'at', 'above-baseline': 'above baseline', 'below-medium': 'below medium' },
    value: 'Limit',
    percent: 'Percent above baseline',
    atLeast: 'At least',
    by: 'Below the medium limit by',
    kindLabel: 'Kind of limit',
    of: (field: string, row: string) => `${field}, ${row}`,
    yes: 'yes',
    no: 'no',
  },

  times: {
    title: 'Times, s',
    audioPause: 'Audio pause',
    reminderEvery: 'Reminder of an acknowledged alarm',
    pushAfter: 'Medium, unacknowledged: to the physician after',
    riseAfter: 'Medium, unacknowledged: rises to high after',
    telephoneAfter: 'High, unanswered: “telephone” after',
  },
  label: 'Name',
  guard: (row: string, furthest: string, fromHigh: string) =>
    `Guard: ${row}: ${furthest} at the furthest, and at least ${fromHigh} from the high row.`,

  /** What a row says, in one line: `< 90 for 15 s, hysteresis 1`. */
  rule: {
    absolute: (isLow: boolean, value: string) => `${isLow ? '<' : '>'} ${value}`,
    aboveBaseline: (percent: string, atLeast: string) => `> baseline + ${percent} %, at least ${atLeast}`,
    belowMedium: (by: string) => `≤ medium − ${by}`,
    delay: (seconds: string) => `for ${seconds} s`,
    hysteresis: (value: string) => `hysteresis ${value}`,
    confirm: 'with repeat',
  },

  changes: {
    title: 'What changes',
    against: (version: number) => `Against version ${version}, which is in use`,
    none: 'Nothing: the same as the version in use.',
    added: (row: string, rule: string) => `${row}: new, ${rule}`,
    removed: (row: string, rule: string) => `${row}: removed, was ${rule}`,
    changed: (row: string, from: string, to: string) => `${row}: ${from} → ${to}`,
    time: (what: string, from: string, to: string) => `${what}: ${from} s → ${to} s`,
    label: (from: string, to: string) => `Name: ${from} → ${to}`,
  },

  actions: {
    edit: 'Change: a new version',
    editDraft: 'Change further',
    save: 'Save as draft',
    discard: 'Discard',
    sign: 'Sign',
    signTitle: (version: number) => `Sign version ${version}?`,
    signConfirm: (name: string) => `Sign as ${name}`,
    signNeedsPhysician: 'A physician signs. Choose a physician as the person who acts.',
    saved: 'The draft is saved. It has no effect until a physician has signed it.',
    signed: 'Signed. It counts from the next session on.',
    notSaved: (count: number) => (count === 1 ? 'Not saved: 1 problem.' : `Not saved: ${count} problems.`),
    unrecorded: 'Done, but not saved on disk yet. Look again before you rely on it.',
    unknown:
      'The link broke before the answer came. Look at the versions, and do it again if it is not there.',
  },

  problems: {
    title: (count: number) => (count === 1 ? '1 problem' : `${count} problems`),
    of: (row: string, what: string) => `${row}: ${what}`,
    what: {
      'wrong-field': (p: Problem<'wrong-field'>) => `${field(p.field)} is missing or not a number.`,
      'no-rules': () => 'There is no row at all.',
      'too-many-rules': (p: Problem<'too-many-rules'>) => `More than ${p.atMost} rows.`,
      'row-missing': (p: Problem<'row-missing'>) =>
        `${row(parameter[p.parameter], side[p.direction], priority[p.priority])}: ${missing[p.waitsFor ?? 'row']}.`,
      'duplicate-rule': () => 'Two rows have this name.',
      'unknown-parameter': (p: Problem<'unknown-parameter'>) => `Nobody measures “${p.parameter}” here.`,
      'no-such-alarm': (p: Problem<'no-such-alarm'>) => `There is no ${side[p.direction]} alarm for this.`,
      'limit-impossible': (p: Problem<'limit-impossible'>) =>
        `${p.value} is not possible: ${p.min} to ${p.max}.`,
      'limit-never-passed': (p: Problem<'limit-never-passed'>) =>
        `No value can be past ${p.value}: the alarm would be off.`,
      'low-not-under-high': (p: Problem<'low-not-under-high'>, other: string) =>
        `${p.value} is not under ${p.otherValue} (${other}).`,
      'high-not-beyond-medium': (p: Problem<'high-not-beyond-medium'>, other: string) =>
        `${p.value} has to lie further out than ${p.otherValue} (${other}).`,
      'limit-kind-not-here': () => 'This kind of limit does not fit this row.',
      'no-medium-limit': () => 'There is no medium limit to be a distance from.',
      'not-positive': (p: Problem<'not-positive'>) => `${field(p.field)} has to be over 0.`,
      'negative-delay': () => 'A delay can not be negative.',
      'delay-too-long': (p: Problem<'delay-too-long'>) =>
        `A delay of ${p.valueMs / 1000} s is too long: ${p.atMostMs / 1000} s at most.`,
      'delay-on-cuff': () => 'Only what is measured without pause has a delay.',
      'negative-hysteresis': () => 'A hysteresis can not be negative.',
      'hysteresis-impossible': (p: Problem<'hysteresis-impossible'>) =>
        `It would end at ${p.value}, which is not possible: ${p.min} to ${p.max}.`,
      'hysteresis-reaches-other': (p: Problem<'hysteresis-reaches-other'>, other: string) =>
        `It would end only at ${p.value}, where ${p.otherValue} is reached (${other}).`,
      'confirm-not-cuff': () => 'Only a cuff can be asked to repeat.',
      'wrong-latching': () => 'High rows latch, and no others.',
      'beyond-guard': (p: Problem<'beyond-guard'>) =>
        `${p.value} is outside the guard: ${p.furthest} at the furthest.`,
      'too-near-high': (p: Problem<'too-near-high'>, other: string) =>
        `${p.value} is nearer than ${p.atLeast} to ${p.otherValue} (${other}).`,
      'guard-loosened': (p: Problem<'guard-loosened'>) =>
        `The guard of ${parameter[p.parameter]} ${side[p.direction]} is missing or looser than it may be.`,
      'time-impossible': (p: Problem<'time-impossible'>) =>
        `${field(`timesMs.${p.field}`)}: ${p.minMs / 1000} to ${p.maxMs / 1000} s, not ${p.valueMs / 1000}.`,
      'rise-not-after-push': () => 'It has to rise to high later than the physician is told.',
    },
    other: 'The gateway does not accept this.',
  },

  test: {
    title: 'Start-of-day test',
    hint: 'Once a day, before the first patient, on each screen that has to be heard.',
    begin: 'Begin the test',
    again: 'Begin again',
    beginHint: 'The sound of this screen is switched on, and the gateway writes into its record.',
    sound: 'Alarm sounds',
    play: (which: string) => `Play: ${which}`,
    burst: { high: 'high priority', medium: 'medium priority', low: 'low priority' },
    heardIt: 'Did you hear it?',
    heard: (which: string) => `Heard: ${which}`,
    notHeard: (which: string) => `Not heard: ${which}`,
    isHeard: 'heard',
    isNotHeard: 'not heard',
    toPlay: 'to be played',
    record: 'Record',
    writes: 'The gateway writes its record.',
    doesNotWrite: 'The gateway can not write its record. Call whoever looks after the system.',
    clock: 'Clock',
    clockOk: (seconds: string) => `This screen and the gateway are ${seconds} s apart.`,
    clockOff: (seconds: string) =>
      `This screen and the gateway are ${seconds} s apart. Set the clock that is wrong.`,
    devices: 'Devices',
    deviceHeard: (device: string) => `${device}: heard`,
    deviceSilent: (device: string) => `${device}: not heard – switch it on, check its cable`,
    noDevice: 'no device bound',
    save: 'Record the result',
    saved: 'The result is recorded.',
    last: 'Last test',
    never: 'Never tested.',
    by: (name: string, when: string) => `${when}, ${name}`,
    passed: 'passed',
    failed: (parts: string) => `failed: ${parts}`,
    part: { sound: 'sound', record: 'record', clock: 'clock', devices: 'devices' },
    result: 'Result',
  },
} as const;

function field(name: string): string {
  const words: Readonly<Partial<Record<string, string>>> = {
    label: 'The name',
    delayMs: 'The delay',
    hysteresis: 'The hysteresis',
    'limit.value': 'The limit',
    'limit.percent': 'The percentage',
    'limit.atLeast': 'The lowest limit',
    'limit.by': 'The distance',
    'timesMs.audioPause': 'The audio pause',
    'timesMs.reminderEvery': 'The time to the reminder',
    'timesMs.pushAfter': 'The time until the physician is told',
    'timesMs.riseAfter': 'The time until it rises',
    'timesMs.telephoneAfter': 'The time until “telephone”',
  };
  return words[name] ?? name;
}
