import type { ChecklistItem, Checklists, ItemKind } from './items.ts';
import type { ScaleProgramme } from './scales.ts';

/** What the product's own protocols ask (SE12, SE21): their words are in the catalogues, under the ids. */

type Row = readonly [id: string, kind: ItemKind, required: boolean, concern?: 'yes' | 'no'];

const before: readonly Row[] = [
  ['consent', 'yes-no', true, 'no'],
  ['last-food', 'time', false],
  ['last-drink', 'time', false],
  ['ride-home', 'yes-no', true, 'no'],
  ['ride-home-name', 'text', false],
  ['pregnancy', 'yes-no', true, 'yes'],
  ['breastfeeding', 'yes-no', false, 'yes'],
  ['psychosis', 'yes-no', true, 'yes'],
  ['uncontrolled-hypertension', 'yes-no', true, 'yes'],
  ['heart-disease', 'yes-no', true, 'yes'],
  ['seizures', 'yes-no', true, 'yes'],
  ['substance-use', 'yes-no', true, 'yes'],
  ['ketamine-before', 'yes-no', false],
  ['interacting-medicines', 'yes-no', true, 'yes'],
  ['interacting-medicines-names', 'text', false],
  ['toilet', 'tick', false],
  ['comfort', 'tick', false],
  ['intention', 'text', false],
  ['therapist', 'yes-no', false],
];

const placed: readonly Row[] = [['iv-placed', 'tick', true]];

const after: readonly Row[] = [
  ['oriented', 'tick', true],
  ['steady-gait', 'tick', true],
  ['safety-asked', 'tick', true],
  ['safety-concern', 'yes-no', true, 'yes'],
  ['escort-present', 'tick', true],
  ['escort-name', 'text', true],
  ['no-driving', 'tick', true],
  ['read-back', 'tick', true],
  ['crisis-numbers', 'tick', true],
];

const ivOut: readonly Row[] = [['iv-out', 'tick', true]];

/** The fields of a REMS monitoring form that a person answers; the others are computed (docs/spec/sessions.md). */
const rems: readonly Row[] = [
  ['rems-benzodiazepines', 'yes-no', true],
  ['rems-sedative-hypnotics', 'yes-no', true],
  ['rems-psychostimulants', 'yes-no', true],
  ['rems-maoi', 'yes-no', true],
  ['rems-opioids', 'yes-no', true],
  ['rems-vitals-acceptable-before', 'yes-no', true, 'no'],
  ['rems-vitals-acceptable-after', 'yes-no', true, 'no'],
  ['rems-sedation', 'yes-no', true, 'yes'],
  ['rems-dissociation', 'yes-no', true],
  ['rems-serious-event', 'yes-no', true, 'yes'],
  ['rems-serious-event-what', 'text', false],
  ['rems-ready-without-rule', 'time', true],
];

function items(rows: readonly Row[]): ChecklistItem[] {
  return rows.map(([id, kind, isRequired, concern = null]) => ({
    id,
    label: null,
    kind,
    choices: [],
    isRequired,
    concern,
  }));
}

export const intravenousChecklists: Checklists = {
  before: items([...before, ...placed]),
  after: items([...after, ...ivOut]),
  form: [],
};

export const plainChecklists: Checklists = { before: items(before), after: items(after), form: [] };

export const esketamineChecklists: Checklists = { ...plainChecklists, form: items(rems) };

/** Every ten minutes the four chairside ratings; the form once, at the peak. */
export const chairsideScales: readonly ScaleProgramme[] = [
  { scale: 'moaas', atMinutes: [0, 10, 20, 30, 40], thenEveryMinutes: 10 },
  { scale: 'dissociation', atMinutes: [10, 20, 30, 40], thenEveryMinutes: 10 },
  { scale: 'nausea', atMinutes: [10, 20, 30, 40], thenEveryMinutes: 10 },
  { scale: 'anxiety', atMinutes: [10, 20, 30, 40], thenEveryMinutes: 10 },
];
