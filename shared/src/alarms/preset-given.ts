import {
  factoryTimes,
  limitParameters,
  ruleParameters,
  type AlarmPreset,
  type AlarmRule,
  type AlarmTimes,
} from './preset.ts';
import { fieldReader, isFields, isOneOf } from '../untrusted.ts';
import type { PresetProblem } from './preset-problems.ts';

/** A preset as somebody gave it, read without trust: each field as it should be, or null and a problem that names it. */
export type RuleGiven = {
  readonly [K in Exclude<keyof AlarmRule, 'id'>]: AlarmRule[K] | null;
} & { readonly id: string };

type Guard = AlarmPreset['guards'][number];
export type PresetGiven = {
  readonly id: string | null;
  readonly version: number | null;
  readonly label: string | null;
  readonly rules: readonly RuleGiven[];
  readonly guards: readonly (Guard | null)[];
  readonly timesMs: { readonly [K in keyof AlarmTimes]: number | null };
};

const rulesAtMost = 100;
const guardsAtMost = 20;

type Note = (problem: PresetProblem) => void;

export function readPreset(raw: unknown, note: Note): PresetGiven | null {
  if (!isFields(raw)) {
    note({ type: 'wrong-field', rule: null, field: 'preset' });
    return null;
  }
  const read = fieldReader(raw, (field) => note({ type: 'wrong-field', rule: null, field }));
  return {
    id: read.text('id', 64),
    version: wholeFromOne(read.number('version'), () =>
      note({ type: 'wrong-field', rule: null, field: 'version' }),
    ),
    label: read.text('label', 60),
    rules: readRules(raw['rules'], note),
    guards: readGuards(raw['guards'] ?? [], note),
    timesMs: readTimes(raw['timesMs'] ?? factoryTimes, note),
  };
}

function readRules(raw: unknown, note: Note): readonly RuleGiven[] {
  if (!Array.isArray(raw)) {
    note({ type: 'wrong-field', rule: null, field: 'rules' });
    return [];
  }
  if (raw.length === 0) note({ type: 'no-rules' });
  if (raw.length > rulesAtMost) note({ type: 'too-many-rules', atMost: rulesAtMost });
  return raw.slice(0, rulesAtMost).map((one: unknown, index) => readRule(one, `#${index + 1}`, note));
}

function readRule(raw: unknown, place: string, note: Note): RuleGiven {
  const fields = isFields(raw) ? raw : {};
  const wrong = (field: string, rule = place) => note({ type: 'wrong-field', rule, field });
  const id = fieldReader(fields, (field) => wrong(field)).text('id', 64) ?? place;
  const read = fieldReader(fields, (field) => wrong(field, id));
  const { parameter } = fields;
  const isNamed = typeof parameter === 'string' && parameter !== '';
  if (isNamed && !isOneOf(ruleParameters, parameter))
    note({ type: 'unknown-parameter', rule: id, parameter: parameter.slice(0, 64) });
  return {
    id,
    parameter: isNamed
      ? isOneOf(ruleParameters, parameter)
        ? parameter
        : null
      : read.oneOf('parameter', ruleParameters),
    direction: read.oneOf('direction', ['low', 'high']),
    priority: read.oneOf('priority', ['high', 'medium']),
    limit: readLimit(fields['limit'], (field) => wrong(field, id)),
    delayMs: read.number('delayMs'),
    hysteresis: read.number('hysteresis'),
    confirm: read.flag('confirm'),
    isLatching: fields['isLatching'] === undefined ? false : read.flag('isLatching'),
  };
}

function readLimit(raw: unknown, wrong: (field: string) => void): AlarmRule['limit'] | null {
  const read = fieldReader(raw, (field) => wrong(`limit.${field}`));
  const kind = read.oneOf('kind', ['absolute', 'above-baseline', 'below-medium']);
  switch (kind) {
    case null:
      return null;
    case 'absolute': {
      const value = read.number('value');
      return value === null ? null : { kind, value };
    }
    case 'above-baseline': {
      const [percent, atLeast] = [read.number('percent'), read.number('atLeast')];
      return percent === null || atLeast === null ? null : { kind, percent, atLeast };
    }
    case 'below-medium': {
      const by = read.number('by');
      return by === null ? null : { kind, by };
    }
  }
}

function readGuards(raw: unknown, note: Note): readonly (Guard | null)[] {
  const wrong = (field: string) => note({ type: 'wrong-field', rule: null, field });
  if (!Array.isArray(raw) || raw.length > guardsAtMost) {
    wrong('guards');
    return [];
  }
  return raw.map((one: unknown) => {
    const read = fieldReader(one, (field) => wrong(`guards.${field}`));
    const parameter = read.oneOf('parameter', limitParameters);
    const direction = read.oneOf('direction', ['low', 'high']);
    const [furthest, fromHigh] = [read.number('furthest'), read.number('fromHigh')];
    if (fromHigh !== null && fromHigh < 0) wrong('guards.fromHigh');
    if (parameter === null || direction === null || furthest === null || fromHigh === null) return null;
    return { parameter, direction, furthest, fromHigh };
  });
}

function readTimes(raw: unknown, note: Note): PresetGiven['timesMs'] {
  const read = fieldReader(raw, (field) =>
    note({ type: 'wrong-field', rule: null, field: `timesMs.${field}` }),
  );
  return {
    audioPause: read.number('audioPause'),
    reminderEvery: read.number('reminderEvery'),
    pushAfter: read.number('pushAfter'),
    riseAfter: read.number('riseAfter'),
    telephoneAfter: read.number('telephoneAfter'),
  };
}

function wholeFromOne(value: number | null, wrong: () => void): number | null {
  if (value === null || (Number.isInteger(value) && value >= 1)) return value;
  wrong();
  return null;
}
