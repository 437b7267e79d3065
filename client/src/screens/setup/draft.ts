import type { AlarmPreset, AlarmRule, AlarmTimes, RuleParameter } from '@chairside/shared/alarms/preset.ts';
import { timeFields } from './changes.ts';

/** A preset as it stands in the fields of the editor: what was typed, a number or not. */
export type Draft = {
  readonly label: string;
  readonly rows: readonly Row[];
  /** In seconds. */
  readonly times: Readonly<Record<keyof AlarmTimes, string>>;
};

export type LimitKind = AlarmRule['limit']['kind'];

export type Row = {
  readonly id: string;
  readonly parameter: RuleParameter;
  readonly direction: 'low' | 'high';
  readonly priority: 'high' | 'medium';
  readonly kind: LimitKind;
  /** The limit, the least it can be, or the distance below the medium one, by `kind`. */
  readonly value: string;
  readonly percent: string;
  readonly delaySeconds: string;
  readonly hysteresis: string;
  readonly confirm: boolean;
  /** Added here: side and priority are still to be chosen. */
  readonly isNew: boolean;
};

export function draftOf({ label, rules, timesMs }: AlarmPreset): Draft {
  const seconds = (field: keyof AlarmTimes) => String(timesMs[field] / 1000);
  return {
    label,
    rows: rules.map(rowOf),
    times: {
      audioPause: seconds('audioPause'),
      reminderEvery: seconds('reminderEvery'),
      pushAfter: seconds('pushAfter'),
      riseAfter: seconds('riseAfter'),
      telephoneAfter: seconds('telephoneAfter'),
    },
  };
}

function rowOf({ limit, delayMs, hysteresis, isLatching: _byPriority, ...rule }: AlarmRule): Row {
  return {
    ...rule,
    kind: limit.kind,
    value: String(valueOf(limit)),
    percent: limit.kind === 'above-baseline' ? String(limit.percent) : '',
    delaySeconds: String(delayMs / 1000),
    hysteresis: String(hysteresis),
    isNew: false,
  };
}

function valueOf(limit: AlarmRule['limit']): number {
  switch (limit.kind) {
    case 'absolute':
      return limit.value;
    case 'above-baseline':
      return limit.atLeast;
    case 'below-medium':
      return limit.by;
  }
}

/** What the fields say, to be validated: NaN where no number stands. The guards stay those of the version it is made from. */
export function presetOf(draft: Draft, from: AlarmPreset, version: number): AlarmPreset {
  const { id, guards } = from;
  return {
    id,
    version,
    label: draft.label.trim(),
    rules: draft.rows.map(ruleOf),
    guards,
    timesMs: Object.fromEntries(
      timeFields.map((field) => [field, thousandfold(draft.times[field])]),
    ) as AlarmTimes,
  };
}

function ruleOf(row: Row): AlarmRule {
  const { id, parameter, direction, priority, confirm } = row;
  return {
    id,
    parameter,
    direction,
    priority,
    limit: limitOf(row),
    delayMs: thousandfold(row.delaySeconds),
    hysteresis: numberIn(row.hysteresis),
    confirm,
    isLatching: priority === 'high',
  };
}

function limitOf({ kind, value, percent }: Row): AlarmRule['limit'] {
  switch (kind) {
    case 'absolute':
      return { kind, value: numberIn(value) };
    case 'above-baseline':
      return { kind, percent: numberIn(percent), atLeast: numberIn(value) };
    case 'below-medium':
      return { kind, by: numberIn(value) };
  }
}

/** With a comma or a point; an empty field is no number, and no zero. */
export function numberIn(typed: string): number {
  return typed.trim() === '' ? Number.NaN : Number(typed.trim().replace(',', '.'));
}

/** Whole milliseconds: 0.3 s is 300 ms and not 299.99…. */
function thousandfold(seconds: string): number {
  return Math.round(numberIn(seconds) * 1000);
}

export function kindsFor({ parameter, direction, priority }: Row): readonly LimitKind[] {
  const isPressure = parameter === 'systolicMmHg' || parameter === 'diastolicMmHg';
  if (direction === 'high' && isPressure) return ['absolute', 'above-baseline'];
  if (direction === 'low' && priority === 'high') return ['absolute', 'below-medium'];
  return ['absolute'];
}

export function withRow(draft: Draft, id: string, over: Partial<Row>): Draft {
  const rows = draft.rows.map((row) => (row.id === id ? fitting({ ...row, ...over }) : row));
  return { ...draft, rows };
}

/** A kind of limit that does not fit the side any more goes back to a plain one. */
function fitting(row: Row): Row {
  return kindsFor(row).includes(row.kind) ? row : { ...row, kind: 'absolute' };
}

export function withoutRow(draft: Draft, id: string): Draft {
  return { ...draft, rows: draft.rows.filter((row) => row.id !== id) };
}

export function withNewRow(draft: Draft, parameter: RuleParameter): Draft {
  const ids = new Set(draft.rows.map(({ id }) => id));
  let number = 1;
  while (ids.has(`own-${number}`)) number += 1;
  const row: Row = {
    id: `own-${number}`,
    parameter,
    direction: 'low',
    priority: 'medium',
    kind: 'absolute',
    value: '',
    percent: '',
    delaySeconds: '0',
    hysteresis: '0',
    confirm: false,
    isNew: true,
  };
  return { ...draft, rows: [...draft.rows, row] };
}
