import { fieldReader, isFields, isNumber, type FieldReader, type Given } from '../untrusted.ts';
import { isFactoryItem } from './factory-items.ts';
import { itemKinds, type ChecklistItem, type Checklists, type ItemList } from './items.ts';
import type { ProtocolProblem } from './problems.ts';
import { deliveries, routes, type Protocol } from './protocol.ts';
import { scaleIds, type ScaleProgramme } from './scales.ts';

/** A protocol as somebody gave it, read without trust: each field as it should be, or null and a problem that names it. */
export type ProtocolGiven = Given<Omit<Protocol, 'alarmPreset'>> & { readonly alarmPreset: unknown };

type Note = (problem: ProtocolProblem) => void;

export const itemsAtMost = 60;
export const choicesAtMost = 12;
export const timesAtMost = 40;
const scalesAtMost = 20;

export function readProtocol(raw: unknown, note: Note): ProtocolGiven | null {
  if (!isFields(raw)) {
    note({ type: 'wrong-field', path: 'protocol' });
    return null;
  }
  const read = readerAt(raw, '', note);
  return {
    id: read.text('id', 64),
    version: whole(read.number('version'), 'version', note),
    label: wordsIn(raw['label'], { path: 'label', atMost: 60 }, note),
    route: read.oneOf('route', routes),
    delivery: read.oneOf('delivery', deliveries),
    drug: wordsIn(raw['drug'], { path: 'drug', atMost: 60 }, note),
    plannedMs: read.number('plannedMs'),
    observationMs: read.number('observationMs'),
    exposedAfterStopMs: read.number('exposedAfterStopMs'),
    pauseReminderMs: read.number('pauseReminderMs'),
    nibpProgramme: readProgramme(raw['nibpProgramme'], note),
    checklists: readChecklists(raw['checklists'], note),
    scales: limited(read.list('scales'), { path: 'scales', atMost: scalesAtMost }, note).map((one, index) =>
      readScale(one, `scales.${index}`, note),
    ),
    gate: readGate(raw['gate'], note),
    discharge: readDischarge(raw['discharge'], note),
    texts: readTexts(raw['texts'], note),
    alarmPreset: raw['alarmPreset'],
  };
}

function readerAt(raw: unknown, path: string, note: Note): FieldReader {
  return fieldReader(raw, (field) =>
    note({ type: 'wrong-field', path: path === '' ? field : `${path}.${field}` }),
  );
}

function readProgramme(raw: unknown, note: Note): ProtocolGiven['nibpProgramme'] {
  const path = 'nibpProgramme';
  const read = readerAt(raw, path, note);
  return {
    atMinutes: readMinutes(read.list('atMinutes'), `${path}.atMinutes`, note),
    thenEveryMinutes: read.number('thenEveryMinutes'),
    afterStopMinutes: read.number('afterStopMinutes'),
    observationEveryMinutes: read.number('observationEveryMinutes'),
  };
}

function readMinutes(raw: readonly unknown[], path: string, note: Note): readonly (number | null)[] {
  return limited(raw, { path, atMost: timesAtMost }, note).map((one, index) => {
    if (isNumber(one)) return one;
    note({ type: 'wrong-field', path: `${path}.${index}` });
    return null;
  });
}

function readChecklists(raw: unknown, note: Note): Given<Checklists> {
  const read = readerAt(raw, 'checklists', note);
  const list = (name: ItemList) =>
    limited(read.list(name), { path: `checklists.${name}`, atMost: itemsAtMost }, note).map((one, index) =>
      readItem(one, `checklists.${name}.${index}`, note),
    );
  return { before: list('before'), after: list('after'), form: list('form') };
}

function readItem(raw: unknown, path: string, note: Note): Given<ChecklistItem> {
  const read = readerAt(raw, path, note);
  const fields = isFields(raw) ? raw : {};
  const id = read.text('id', Infinity);
  return {
    id,
    label: readLabel(fields['label'], { id, path: `${path}.label` }, note),
    kind: read.oneOf('kind', itemKinds),
    choices: limited(read.list('choices'), { path: `${path}.choices`, atMost: choicesAtMost }, note).map(
      (one, index) => wordsIn(one, { path: `${path}.choices.${index}`, atMost: 60 }, note),
    ),
    isRequired: read.flag('isRequired'),
    concern: fields['concern'] === null ? null : read.oneOf('concern', ['yes', 'no']),
  };
}

/** A question needs words: the clinic's own, or with null those the product has for its id. */
function readLabel(
  raw: unknown,
  { id, path }: { readonly id: string | null; readonly path: string },
  note: Note,
): string | null {
  if (raw !== null) return wordsIn(raw, { path, atMost: 120 }, note);
  if (id !== null && !isFactoryItem(id)) note({ type: 'item-without-words', path, id: id.slice(0, 64) });
  return null;
}

function readScale(raw: unknown, path: string, note: Note): Given<ScaleProgramme> {
  const read = readerAt(raw, path, note);
  const fields = isFields(raw) ? raw : {};
  const named = read.text('scale', 64);
  const scale = scaleIds.find((id) => id === named) ?? null;
  if (named !== null && scale === null) note({ type: 'unknown-scale', path: `${path}.scale`, scale: named });
  return {
    scale,
    atMinutes: readMinutes(read.list('atMinutes'), `${path}.atMinutes`, note),
    thenEveryMinutes: fields['thenEveryMinutes'] === null ? null : read.number('thenEveryMinutes'),
  };
}

function readGate(raw: unknown, note: Note): ProtocolGiven['gate'] {
  const read = readerAt(raw, 'gate', note);
  const fields = isFields(raw) ? raw : {};
  const level = (name: 'green' | 'amber') => {
    const of = readerAt(fields[name], `gate.${name}`, note);
    return {
      systolicUnder: of.number('systolicUnder'),
      diastolicUnder: of.number('diastolicUnder'),
      systolicAtLeast: of.number('systolicAtLeast'),
      pulseAtLeast: of.number('pulseAtLeast'),
      pulseAtMost: of.number('pulseAtMost'),
      spo2AtLeast: of.number('spo2AtLeast'),
    };
  };
  return {
    green: level('green'),
    amber: level('amber'),
    apartMs: read.number('apartMs'),
    spo2ForMs: read.number('spo2ForMs'),
  };
}

function readDischarge(raw: unknown, note: Note): ProtocolGiven['discharge'] {
  const read = readerAt(raw, 'discharge', note);
  return {
    withinBaselinePercent: read.number('withinBaselinePercent'),
    systolicUnder: read.number('systolicUnder'),
    diastolicUnder: read.number('diastolicUnder'),
    apartMs: read.number('apartMs'),
    spo2AtLeast: read.number('spo2AtLeast'),
    moaasAtLeast: read.number('moaasAtLeast'),
    nauseaAtMost: read.number('nauseaAtMost'),
    dissociationAtMost: read.number('dissociationAtMost'),
  };
}

/** Empty where the clinic has none. */
function readTexts(raw: unknown, note: Note): ProtocolGiven['texts'] {
  const fields = isFields(raw) ? raw : {};
  const text = (field: string, atMost: number) => {
    const path = `texts.${field}`;
    const value = fields[field];
    if (typeof value === 'string' && value.length <= atMost) return value;
    note(typeof value === 'string' ? { type: 'too-long', path, atMost } : { type: 'wrong-field', path });
    return null;
  };
  return { vomiting: text('vomiting', 600), instructions: text('instructions', 1_200) };
}

type Place = { readonly path: string; readonly atMost: number };

/** Words that are there; null where they are not, or are too many. */
function wordsIn(value: unknown, { path, atMost }: Place, note: Note): string | null {
  const isThere = typeof value === 'string' && value.trim() !== '';
  if (isThere && value.trim().length <= atMost) return value.trim();
  note(isThere ? { type: 'too-long', path, atMost } : { type: 'wrong-field', path });
  return null;
}

/** What is over the limit is not looked at. */
function limited(raw: readonly unknown[], { path, atMost }: Place, note: Note): readonly unknown[] {
  if (raw.length > atMost) note({ type: 'too-many', path, atMost });
  return raw.slice(0, atMost);
}

function whole(value: number | null, path: string, note: Note): number | null {
  if (value === null || (Number.isInteger(value) && value >= 1)) return value;
  note({ type: 'wrong-field', path });
  return null;
}
