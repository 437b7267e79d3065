import type { ChecklistItem, Checklists, ItemKind } from './items.ts';
import type { ScaleProgramme } from './scales.ts';

/** What the product's own protocols ask (SE12, SE21): their words are in the catalogues, under the ids. */

type Row = readonly [id: string, kind: ItemKind, required: boolean, concern?: 'yes' | 'no'];

/** Which limb bears the line, the cuff and the probe is no question here: it is noted as a fact of its own (`limbs-noted`). */
const before = [
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
] as const satisfies readonly Row[];

const placed = [['iv-placed', 'tick', true]] as const satisfies readonly Row[];

/** What the label of esketamine names beyond the rest: bleeding in the brain, or vessels that could. */
const vessels = [['brain-vessels', 'yes-no', true, 'yes']] as const satisfies readonly Row[];

const after = [
  ['oriented', 'tick', true],
  ['steady-gait', 'tick', true],
  ['safety-asked', 'tick', true],
  ['safety-concern', 'yes-no', true, 'yes'],
  ['escort-present', 'tick', true],
  ['escort-name', 'text', true],
  ['no-driving', 'tick', true],
  ['read-back', 'tick', true],
  ['crisis-numbers', 'tick', true],
] as const satisfies readonly Row[];

const ivOut = [['iv-out', 'tick', true]] as const satisfies readonly Row[];

/** The fields of a REMS monitoring form that a person answers; the others are computed (docs/spec/sessions.md). */
const rems = [
  ['rems-provider', 'text', true],
  ['rems-site', 'text', true],
  ['rems-benzodiazepines', 'yes-no', true],
  ['rems-sedative-hypnotics', 'yes-no', true],
  ['rems-psychostimulants', 'yes-no', true],
  ['rems-maoi', 'yes-no', true],
  ['rems-opioids', 'yes-no', true],
  ['rems-vitals-acceptable-before', 'yes-no', true, 'no'],
  ['rems-vitals-acceptable-after', 'yes-no', true, 'no'],
  ['rems-sedation', 'yes-no', true, 'yes'],
  ['rems-sedation-onset', 'time', false],
  ['rems-sedation-over', 'time', false],
  ['rems-dissociation', 'yes-no', true],
  ['rems-dissociation-onset', 'time', false],
  ['rems-dissociation-over', 'time', false],
  ['rems-respiratory-depression', 'yes-no', true, 'yes'],
  ['rems-serious-event', 'yes-no', true, 'yes'],
  ['rems-serious-event-what', 'text', false],
  ['rems-ready-without-rule', 'time', true],
] as const satisfies readonly Row[];

/** Each has words in every language (text/en-items.ts). */
export type FactoryItemId = (
  typeof before | typeof placed | typeof vessels | typeof after | typeof ivOut | typeof rems
)[number][0];

const factoryIds: ReadonlySet<string> = new Set(
  [...before, ...placed, ...vessels, ...after, ...ivOut, ...rems].map(([id]) => id),
);

/** Whether the product has words for it. */
export function isFactoryItem(id: string): id is FactoryItemId {
  return factoryIds.has(id);
}

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

export const esketamineChecklists: Checklists = {
  before: items([...before, ...vessels]),
  after: items(after),
  form: items(rems),
};

/** Every ten minutes the four chairside ratings. Forms, as CADSS-6 or a measure of mood, are the clinic's to add (SE12). */
export const chairsideScales: readonly ScaleProgramme[] = [
  { scale: 'moaas', atMinutes: [0, 10, 20, 30, 40], thenEveryMinutes: 10 },
  { scale: 'dissociation', atMinutes: [10, 20, 30, 40], thenEveryMinutes: 10 },
  { scale: 'nausea', atMinutes: [10, 20, 30, 40], thenEveryMinutes: 10 },
  { scale: 'anxiety', atMinutes: [10, 20, 30, 40], thenEveryMinutes: 10 },
];
