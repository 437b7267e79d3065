import type { AlarmPreset, AlarmRule, AlarmTimes } from '@chairside/shared/alarms/preset.ts';
import type { SetupWords } from '@chairside/shared/text/setup-words.ts';
import { rowName, ruleText } from './preset-words.ts';

/** How one version differs from another, row by row. */
export type Change =
  | { readonly type: 'row-added'; readonly rule: AlarmRule }
  | { readonly type: 'row-removed'; readonly rule: AlarmRule }
  | { readonly type: 'row-changed'; readonly from: AlarmRule; readonly to: AlarmRule }
  | {
      readonly type: 'time-changed';
      readonly field: keyof AlarmTimes;
      readonly fromMs: number;
      readonly toMs: number;
    }
  | { readonly type: 'label-changed'; readonly from: string; readonly to: string };

/** In the order of the rows; a row is the same row as long as it keeps its id. */
export function changesBetween(from: AlarmPreset, to: AlarmPreset): readonly Change[] {
  return [
    ...(from.label === to.label ? [] : [{ type: 'label-changed' as const, from: from.label, to: to.label }]),
    ...to.rules.flatMap((rule) => rowChange(from.rules.find(({ id }) => id === rule.id) ?? null, rule)),
    ...from.rules
      .filter((rule) => !to.rules.some(({ id }) => id === rule.id))
      .map((rule) => ({ type: 'row-removed' as const, rule })),
    ...timeFields
      .filter((field) => from.timesMs[field] !== to.timesMs[field])
      .map((field) => ({
        type: 'time-changed' as const,
        field,
        fromMs: from.timesMs[field],
        toMs: to.timesMs[field],
      })),
  ];
}

export const timeFields: readonly (keyof AlarmTimes)[] = [
  'audioPause',
  'reminderEvery',
  'pushAfter',
  'riseAfter',
  'telephoneAfter',
];

function rowChange(from: AlarmRule | null, to: AlarmRule): readonly Change[] {
  if (from === null) return [{ type: 'row-added', rule: to }];
  return isSameRule(from, to) ? [] : [{ type: 'row-changed', from, to }];
}

/** By everything a rule says: its parts are numbers and words, in one order. */
function isSameRule(one: AlarmRule, other: AlarmRule): boolean {
  const parts = (rule: AlarmRule) => [
    rule.parameter,
    rule.direction,
    rule.priority,
    ...Object.entries(rule.limit)
      .sort(([a], [b]) => a.localeCompare(b))
      .flat(),
    rule.delayMs,
    rule.hysteresis,
    rule.confirm,
    rule.isLatching,
  ];
  return parts(one).join(' ') === parts(other).join(' ');
}

export function changeText(change: Change, text: SetupWords): string {
  switch (change.type) {
    case 'label-changed':
      return text.changes.label(change.from, change.to);
    case 'row-added':
      return text.changes.added(rowName(change.rule, text), ruleText(change.rule, text));
    case 'row-removed':
      return text.changes.removed(rowName(change.rule, text), ruleText(change.rule, text));
    case 'row-changed':
      return text.changes.changed(
        rowName(change.to, text),
        ruleText(change.from, text),
        ruleText(change.to, text),
      );
    case 'time-changed':
      return text.changes.time(
        text.times[change.field],
        String(change.fromMs / 1000),
        String(change.toMs / 1000),
      );
  }
}
