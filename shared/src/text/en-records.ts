import { history, series } from './en-history.ts';
import { alarms, corrections, course, coverage, devices, signatures } from './en-records-proof.ts';
import { keptWaves } from './en-kept-waves.ts';
import { counted } from './wording.ts';

/** The record of a session, the list of past ones, and the sessions of one patient: loaded with those screens. */

const page = {
  title: 'Record',
  of: (name: string) => `Record of ${name}`,
  loading: 'Fetching the record',
  loadingHint: 'A long session takes a moment.',
  open: (time: string) => `Not finished: the session is still open. This is the record as of ${time}.`,
  simulated: 'SIMULATED',
  simulatedHint: 'Simulated data: no patient was watched.',
  footSession: 'Session',
  footPage: 'Page',
  times: (zone: string) => `All times are those of the clinic, ${zone}.`,
  none: 'None recorded.',
  typed: 'typed',
  by: (who: string) => `by ${who}`,
  history: 'Past sessions',
  series: 'All sessions of this patient',
  again: 'Fetch again',
} as const;

const failed = {
  unreachable: {
    title: 'The gateway does not answer',
    hint: 'The record is on the gateway and safe. It is fetched as soon as it answers again.',
  },
  unknown: {
    title: 'There is no such session',
    hint: 'Look for it in the list of past sessions.',
  },
  erased: {
    title: 'The record of this session was erased',
    hint: 'All that is left is that there was one, and that it was erased.',
  },
  refused: {
    title: 'The gateway did not give it out',
    hint: 'Try again. If it stays so, call whoever looks after the system.',
  },
  'not-understood': {
    title: 'This page does not understand the gateway',
    hint: 'One is older than the other. Load the page again.',
  },
} as const;

const erase = {
  action: 'Erase …',
  title: 'Erase this record for ever?',
  hint: 'Entries, readings and the name go from the journal. A line stays that says who erased it, when and why. Backups made before still contain it.',
  why: 'Why is it erased?',
  confirm: 'Erase it',
} as const;

const actions = {
  region: 'Print and download',
  print: 'Print or PDF',
  fhir: 'FHIR',
  readings: 'Readings, CSV',
  entries: 'Entries, CSV',
  journal: 'Journal, JSON',
  download: (what: string) => `Download: ${what}`,
  going: (what: string, amount: string) => `${what}: ${amount} so far`,
  goingOf: (what: string, percent: number) => `${what}: ${percent} %`,
  done: (what: string, amount: string) => `${what}: saved, ${amount}`,
  stop: 'Stop',
  failed: {
    unreachable: (what: string) => `${what}: the gateway does not answer. Nothing was saved; try again.`,
    broken: (what: string) => `${what}: the link broke on the way. Nothing was saved; try again.`,
    unknown: (what: string) => `${what}: there is no such session any more. Look at the list.`,
    erased: (what: string) => `${what}: the record was erased. There is nothing to save.`,
    refused: (what: string) =>
      `${what}: the gateway could not make it. Try again; if it stays so, call whoever looks after the system.`,
  },
  kilobytes: (amount: string) => `${amount} kB`,
  megabytes: (amount: string) => `${amount} MB`,
} as const;

const head = {
  region: 'Session',
  protocol: 'Protocol',
  version: (label: string, version: number) => `${label}, version ${version}`,
  drug: 'Drug',
  series: 'Series',
  seriesOf: (number: number, of: number | null) => (of === null ? `session ${number}` : `${number} of ${of}`),
  chair: 'Chair',
  session: 'Session',
  weight: 'Weight',
  opened: 'Opened',
  started: 'Start',
  dosed: 'Dose',
  stopped: 'Stop',
  infused: 'Infused',
  infusion: (number: number) => `infusion ${number}`,
  pauses: (amount: number, length: string) => `${counted(amount, 'pause', 'pauses')}, ${length}`,
  observed: 'Observed',
  baseline: 'Baseline',
  gate: { green: 'green', amber: 'amber', red: 'red', incomplete: 'incomplete' },
  gateIs: (level: string) => `gate ${level}`,
  released: (who: string, reason: string) => `released by ${who}: ${reason}`,
  withoutBaseline: (reason: string) => `without baseline: ${reason}`,
  again: (reason: string) => `again: ${reason}`,
  override: (reason: string) => `in spite of the gate: ${reason}`,
  unheard: (what: string) => `not heard: ${what}`,
  monitor: { oximeter: 'oximeter', cuff: 'cuff' },
  ready: 'Ready at',
  left: 'Left at',
  outcome: 'Outcome',
  unmet: (what: string) => `with unmet: ${what}`,
  because: (reason: string) => `because: ${reason}`,
  formerly: (name: string, time: string) => `Until ${time} this session was taken for that of ${name}.`,
  formerlyWho: (proposed: string, confirmed: string, reason: string) =>
    `Changed by ${proposed} and ${confirmed}: ${reason}`,
  people: 'People',
  role: {
    nurse: 'nurse',
    physician: 'physician',
    administrator: 'administrator',
    'read-only': 'looks only',
    service: 'service',
  },
  limbs: 'Limbs',
  limb: {
    'left-arm': 'left arm',
    'right-arm': 'right arm',
    leg: 'leg',
    'left-hand': 'left hand',
    'right-hand': 'right hand',
    elsewhere: 'elsewhere',
  },
  cuffOn: (where: string) => `cuff ${where}`,
  probeOn: (where: string) => `probe ${where}`,
  lineIn: (where: string) => `line ${where}`,
} as const;

const chart = {
  title: 'Chart',
  label: (from: string, to: string) =>
    `Blood pressure, SpO2 and pulse rate from ${from} to ${to}; the table below says the same in numbers`,
  nothing: 'No device gave a number in this session.',
  unit: 'min',
  minutes: 'Minutes since the start',
  minutesOpen: 'Minutes since the opening',
  keyPressure: 'systolic to diastolic, cuff',
  keyTyped: 'typed by a person',
  keyFailed: 'failed',
  keyBaseline: 'baseline',
  keyLimits: 'limits in force',
  keyPause: 'pause',
  keyGap: 'A gap in a line is a gap in the data.',
  ended: (what: string) => `${what} over`,
} as const;

const table = {
  title: 'Vital signs at each cuff measurement',
  time: 'Time',
  minute: 'Min',
  phase: 'Phase',
  pressure: 'SYS/DIA (MAP) mmHg',
  pulse: 'PR /min',
  spo2: 'SpO2 %',
  from: 'From',
  moaas: 'MOAA/S',
  notes: 'Notes',
  fromDevice: 'SpO2 and PR: median of the good readings from 30 s before to 30 s after.',
  doubtful: '? the device doubted it or it is implausible',
} as const;

const medicines = {
  title: 'Doses and medicines',
  what: 'What',
  amount: 'Amount',
  route: 'Route',
  given: 'Given by',
  recorded: 'Recorded by',
  lot: (lot: string) => `lot ${lot}`,
  rate: (mlPerHour: string) => `${mlPerHour} mL/h`,
  volume: (ml: string) => `${ml} mL`,
  perKilogram: (amount: string) => `${amount} mg/kg, plain arithmetic`,
} as const;

const effects = {
  title: 'Side effects',
  what: 'Side effect',
  onset: 'Onset',
  end: 'End',
  lasted: 'Lasted',
  worst: 'Worst',
  last: 'Last',
  lasting: 'still there',
} as const;

const care = {
  oxygen: 'Oxygen',
  oxygenSpan: (flow: string, from: string, to: string) => `${flow} L/min, ${from}–${to}`,
  onwards: 'not ended',
  interventions: 'Interventions',
  notes: 'Notes',
  scales: 'Scales',
  score: 'Score',
  offMonitor: 'Off the monitor',
  offMonitorSpan: (from: string, to: string, why: string) => `${from}–${to}: ${why}`,
  companion: (reason: string, who: string) => `${reason}, with ${who}`,
  departure: 'Departure',
  withdrawn: (time: string) => `withdrawn at ${time}`,
  evacuation: 'Evacuation',
  pumpStopped: (time: string, who: string) => `pump seen stopped at ${time} by ${who}`,
} as const;

const lists = {
  before: 'Checklist before',
  after: 'Before leaving',
  form: 'Monitoring form',
  question: 'Question',
  answer: 'Answer',
  concern: 'look at this',
  unanswered: 'not answered',
  leftOut: (questions: string) => `Not answered, and need not be: ${questions}.`,
  openAtStart: 'open at the start',
  yes: 'yes',
  no: 'no',
  done: 'done',
  computed: 'As recorded',
  monitored: 'Minutes monitored',
  atStart: 'Pressure before the dose',
  atForty: 'Pressure at 40 min',
  atLeaving: 'Pressure at leaving',
  sedation: 'Sedation',
  dissociation: 'Dissociation',
  onsetToEnd: (from: string, to: string) => `from ${from} to ${to}`,
  onsetOpen: (from: string) => `from ${from}, not over`,
  notSeen: 'none recorded',
} as const;

const leaving = {
  title: 'Ready and left',
  released: (who: string, time: string, reason: string) => `Released by ${who} at ${time}: ${reason}`,
} as const;

export const records = {
  page,
  failed,
  actions,
  erase,
  head,
  chart,
  table,
  medicines,
  effects,
  care,
  lists,
  leaving,
  alarms,
  keptWaves,
  coverage,
  devices,
  corrections,
  course,
  signatures,
  history,
  series,
} as const;
