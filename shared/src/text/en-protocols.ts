import type { ProtocolProblem } from '../protocols/problems.ts';

/** The words of the protocols' page of setup. Loaded with it. */

type Problem<T extends ProtocolProblem['type']> = Extract<ProtocolProblem, { readonly type: T }>;

/** A number of a problem, in the unit the page shows. */
type Shown = (value: number) => string;

const level = {
  systolicUnder: 'Systolic under',
  systolicAtLeast: 'Systolic at least',
  diastolicUnder: 'Diastolic under',
  pulseAtLeast: 'Pulse rate at least',
  pulseAtMost: 'Pulse rate at most',
  spo2AtLeast: 'SpO2 at least',
} as const;

export const protocols = {
  title: 'Protocols',
  choose: 'Which protocol',
  loading: 'Asking the gateway for the protocols',
  caption: (label: string, version: number) => `${label}, version ${version}`,
  shortly: (route: string, version: number) => `${route}, version ${version} in use`,
  nextSession:
    'A signed protocol counts from the next session on. Sessions that run keep the protocol they began with.',
  limitsApart: (label: string, version: number) =>
    `Alarm limits: ${label}, version ${version}. They are changed and signed on the page of alarm limits.`,
  compare: 'Compare with',

  section: {
    name: 'Name and drug',
    times: 'Times',
    cuff: 'Cuff programme',
    scales: 'Scales',
    green: 'Gate: green',
    amber: 'Gate: amber',
    gate: 'Gate: measuring',
    discharge: 'Discharge',
    texts: 'The clinic’s own words',
  },
  list: {
    before: 'Asked before',
    after: 'Said before leaving',
    form: 'Form',
  },

  /** By path in the protocol; of the gate without `green` or `amber`. */
  field: {
    label: 'Name',
    drug: 'Drug',
    plannedMs: { infusion: 'Planned infusion', 'at-once': 'Expected effect' },
    observationMs: { infusion: 'Observation after the stop', 'at-once': 'Observation after the dose' },
    exposedAfterStopMs: { infusion: 'Drug acts after the stop', 'at-once': 'Drug acts after the dose' },
    pauseReminderMs: 'Reminder of a pause',
    'nibpProgramme.atMinutes': 'At minutes',
    'nibpProgramme.thenEveryMinutes': 'Then every',
    'nibpProgramme.afterStopMinutes': 'Kept up after the stop or the dose',
    'nibpProgramme.observationEveryMinutes': 'While observed, every',
    'gate.apartMs': 'Two cuff measurements apart by',
    'gate.spo2ForMs': 'SpO2 measured for',
    level,
    'discharge.withinBaselinePercent': 'Within so much of the baseline',
    'discharge.systolicUnder': 'Systolic under',
    'discharge.diastolicUnder': 'Diastolic under',
    'discharge.apartMs': 'The last two cuff measurements apart by',
    'discharge.spo2AtLeast': 'SpO2 at least',
    'discharge.moaasAtLeast': 'MOAA/S at least',
    'discharge.nauseaAtMost': 'Nausea at most',
    'discharge.dissociationAtMost': 'Dissociation at most',
    'texts.vomiting': 'Shown after vomiting: airway',
    'texts.instructions': 'Instructions to take home',
    alarmPreset: 'Alarm limits',
    delivery: 'How it is given',
    route: 'Route',
  },
  withUnit: (label: string, unit: string) => `${label}, ${unit}`,
  minutesHint: 'Minutes since the start, with commas between; before it with a minus',

  item: {
    question: 'Question',
    kind: 'Answer',
    kinds: {
      tick: 'tick',
      'yes-no': 'yes or no',
      text: 'words',
      number: 'number',
      time: 'time of day',
      choice: 'one of several',
    },
    choices: 'Choices, with semicolons between',
    required: 'required',
    optional: 'optional',
    concern: 'Somebody looks at',
    concerns: { none: 'no answer', yes: 'a yes', no: 'a no' },
    add: (list: string) => `Add a question: ${list}`,
    none: 'Nothing is asked.',
    up: 'Up',
    down: 'Down',
    remove: 'Remove',
    of: (field: string, question: string) => `${field}, ${question}`,
    unnamed: (number: number) => `question ${number}`,
    /** What an item says in one line. */
    said: (kind: string, rest: readonly string[]) => [kind, ...rest].join(', '),
  },

  scale: {
    scale: 'Scale',
    at: 'At minutes',
    every: 'Then every, min',
    everyHint: 'Empty: not again',
    hint: 'Each with the minutes since the start it is due at, and every how many minutes it is due after the last of them.',
    add: 'Add a scale',
    remove: 'Remove',
    none: 'Nothing is scored at set times.',
    said: (at: string, every: string | null) =>
      every === null ? `at ${at} min` : `at ${at} min, then every ${every}`,
    of: (field: string, scale: string) => `${field}, ${scale}`,
  },

  changes: {
    against: (version: number) => `Against version ${version}`,
    changed: (what: string, from: string, to: string) => `${what}: ${from} → ${to}`,
    worded: (what: string) => `${what}: other words`,
    added: (list: string, what: string, how: string) => `${list}: new, ${what} (${how})`,
    removed: (list: string, what: string, how: string) => `${list}: removed, ${what} (${how})`,
    of: (list: string, what: string) => `${list}: ${what}`,
    quoted: (what: string, how: string) => `“${what}” (${how})`,
    reordered: (list: string) => `${list}: in another order`,
    none: 'Nothing: the same.',
    empty: 'nothing',
  },

  place: {
    item: (list: string, number: number) => `${list}, question ${number}`,
    scale: (number: number) => `Scales, line ${number}`,
  },
  otherProblem: 'The gateway does not accept this.',
  problems: {
    'wrong-field': () => 'Something is missing here, or it is not a number.',
    'out-of-range': (p: Problem<'out-of-range'>, s: Shown) =>
      `${s(p.value)} is not possible: ${s(p.min)} to ${s(p.max)}.`,
    'not-whole': (p: Problem<'not-whole'>, s: Shown) => `${s(p.value)} is no whole number.`,
    'too-long': (p: Problem<'too-long'>) => `More than ${p.atMost} letters.`,
    'too-many': (p: Problem<'too-many'>) => `More than ${p.atMost}.`,
    'delivery-not-for-route': () => 'Only what goes into a vein is an infusion, and only that.',
    'observation-too-short': (p: Problem<'observation-too-short'>, s: Shown) =>
      ({
        any: `${s(p.valueMs)} min is too short: ${s(p.atLeastMs)} at least.`,
        effect: `${s(p.valueMs)} min is too short: the effect and 15 min after it, ${s(p.atLeastMs)} at least.`,
        intranasal: `${s(p.valueMs)} min is too short: what is given through the nose is observed for ${s(p.atLeastMs)} min.`,
      })[p.because],
    'not-ascending': (p: Problem<'not-ascending'>) => `${p.value} has to be later than ${p.before}.`,
    'beyond-session': (p: Problem<'beyond-session'>) =>
      `At ${p.value} min the patient may have left: ${p.lastMinute} at the latest.`,
    'never-due': () => 'Give one time at least.',
    'id-impossible': () => 'This question can not be stored. Remove it, and add it anew.',
    'duplicate-item': () => 'This question is there twice.',
    'item-without-words': () => 'This question has no words.',
    'choices-missing': (p: Problem<'choices-missing'>) => `Give ${p.atLeast} choices at least.`,
    'choices-not-here': () => 'Only “one of several” has choices.',
    'duplicate-choice': (p: Problem<'duplicate-choice'>) => `“${p.choice}” is there twice.`,
    'concern-not-here': () => 'Only a yes or a no can be looked at.',
    'unknown-scale': (p: Problem<'unknown-scale'>) => `Nobody knows the scale “${p.scale}” here.`,
    'duplicate-scale': () => 'This scale is there twice.',
    'amber-inside-green': (p: Problem<'amber-inside-green'>) =>
      `${p.value} is narrower than green, which has ${p.green}.`,
    'not-under': (p: Problem<'not-under'>) => `${p.value} is not under ${p.otherValue}.`,
  },
} as const;
