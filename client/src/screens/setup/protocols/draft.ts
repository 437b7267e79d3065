import { isFactoryItem } from '@chairside/shared/protocols/factory-items.ts';
import {
  itemLists,
  type ChecklistItem,
  type ItemKind,
  type ItemList,
} from '@chairside/shared/protocols/items.ts';
import type { Protocol } from '@chairside/shared/protocols/protocol.ts';
import { scaleIds, type ScaleId, type ScaleProgramme } from '@chairside/shared/protocols/scales.ts';
import { numberIn } from '../draft.ts';
import { numberAt, numberFields, numberPaths, type NumberPath } from './fields.ts';

/** A protocol as it stands in the fields of the editor: what was typed, a number or not. */
export type ProtocolDraft = {
  readonly label: string;
  readonly drug: string;
  readonly vomiting: string;
  readonly instructions: string;
  readonly numbers: Readonly<Record<NumberPath, string>>;
  /** `-10, 0, 5` */
  readonly cuffAt: string;
  readonly lists: Readonly<Record<ItemList, readonly DraftItem[]>>;
  readonly scales: readonly DraftScale[];
};

export type DraftItem = {
  readonly id: string;
  /** Empty for the product's words, where it has some. */
  readonly label: string;
  readonly kind: ItemKind;
  /** `left; right` */
  readonly choices: string;
  readonly isRequired: boolean;
  readonly concern: ChecklistItem['concern'];
};

export type DraftScale = { readonly scale: ScaleId; readonly at: string; readonly every: string };

export function draftOf(protocol: Protocol): ProtocolDraft {
  const { label, drug, texts, nibpProgramme, checklists, scales } = protocol;
  const number = (path: NumberPath) => [path, String(numberAt(protocol, path))] as const;
  return {
    label,
    drug,
    vomiting: texts.vomiting,
    instructions: texts.instructions,
    numbers: Object.fromEntries(numberPaths.map(number)) as ProtocolDraft['numbers'],
    cuffAt: minutesText(nibpProgramme.atMinutes),
    lists: {
      before: checklists.before.map(draftItem),
      after: checklists.after.map(draftItem),
      form: checklists.form.map(draftItem),
    },
    scales: scales.map(({ scale, atMinutes, thenEveryMinutes }) => ({
      scale,
      at: minutesText(atMinutes),
      every: thenEveryMinutes === null ? '' : String(thenEveryMinutes),
    })),
  };
}

function draftItem({ label, choices, ...item }: ChecklistItem): DraftItem {
  return { ...item, label: label ?? '', choices: choices.join('; ') };
}

export function minutesText(minutes: readonly number[]): string {
  return minutes.join(', ').replaceAll('-', '−');
}

/** What the fields say, to be validated: NaN where no number stands. What the page does not show stays as it was. */
export function protocolOf(draft: ProtocolDraft, from: Protocol, version: number): Protocol {
  const { numbers } = draft;
  const n = (path: NumberPath) => ownUnit(path, numbers[path]);
  const level = (name: 'green' | 'amber') => ({
    systolicUnder: n(`gate.${name}.systolicUnder`),
    diastolicUnder: n(`gate.${name}.diastolicUnder`),
    systolicAtLeast: n(`gate.${name}.systolicAtLeast`),
    pulseAtLeast: n(`gate.${name}.pulseAtLeast`),
    pulseAtMost: n(`gate.${name}.pulseAtMost`),
    spo2AtLeast: n(`gate.${name}.spo2AtLeast`),
  });
  return {
    ...from,
    version,
    label: draft.label.trim(),
    drug: draft.drug.trim(),
    plannedMs: n('plannedMs'),
    observationMs: n('observationMs'),
    exposedAfterStopMs: n('exposedAfterStopMs'),
    pauseReminderMs: n('pauseReminderMs'),
    nibpProgramme: {
      atMinutes: minutesIn(draft.cuffAt),
      thenEveryMinutes: n('nibpProgramme.thenEveryMinutes'),
      afterStopMinutes: n('nibpProgramme.afterStopMinutes'),
      observationEveryMinutes: n('nibpProgramme.observationEveryMinutes'),
    },
    checklists: {
      before: draft.lists.before.map(itemOf),
      after: draft.lists.after.map(itemOf),
      form: draft.lists.form.map(itemOf),
    },
    scales: draft.scales.map(scaleOf),
    gate: {
      green: level('green'),
      amber: level('amber'),
      apartMs: n('gate.apartMs'),
      spo2ForMs: n('gate.spo2ForMs'),
    },
    discharge: {
      withinBaselinePercent: n('discharge.withinBaselinePercent'),
      systolicUnder: n('discharge.systolicUnder'),
      diastolicUnder: n('discharge.diastolicUnder'),
      apartMs: n('discharge.apartMs'),
      spo2AtLeast: n('discharge.spo2AtLeast'),
      moaasAtLeast: n('discharge.moaasAtLeast'),
      nauseaAtMost: n('discharge.nauseaAtMost'),
      dissociationAtMost: n('discharge.dissociationAtMost'),
    },
    texts: { vomiting: draft.vomiting.trim(), instructions: draft.instructions.trim() },
  };
}

/** Whole milliseconds, where the protocol's own unit is that. */
function ownUnit(path: NumberPath, typed: string): number {
  const { per } = numberFields[path];
  return per === 1 ? numberIn(typed) : Math.round(numberIn(typed) * per);
}

function itemOf({ label, choices, ...item }: DraftItem): ChecklistItem {
  const isProducts = label.trim() === '' && isFactoryItem(item.id);
  return {
    ...item,
    label: isProducts ? null : label.trim(),
    choices:
      item.kind === 'choice'
        ? choices
            .split(';')
            .map((one) => one.trim())
            .filter((one) => one !== '')
        : [],
    concern: item.kind === 'yes-no' ? item.concern : null,
  };
}

function scaleOf({ scale, at, every }: DraftScale): ScaleProgramme {
  return { scale, atMinutes: minutesIn(at), thenEveryMinutes: every.trim() === '' ? null : numberIn(every) };
}

/** With commas, semicolons or spaces between, and a minus of either kind. */
export function minutesIn(typed: string): number[] {
  return typed
    .replaceAll('−', '-')
    .split(/[\s,;]+/)
    .filter((one) => one !== '')
    .map(Number);
}

export function withItem(draft: ProtocolDraft, list: ItemList, changed: readonly DraftItem[]): ProtocolDraft {
  return { ...draft, lists: { ...draft.lists, [list]: changed } };
}

/** A question of the clinic's own, under an id no other has. */
export function newItem({ lists }: ProtocolDraft): DraftItem {
  const ids = new Set(itemLists.flatMap((list) => lists[list].map(({ id }) => id)));
  let number = 1;
  while (ids.has(`own-${number}`)) number += 1;
  return { id: `own-${number}`, label: '', kind: 'tick', choices: '', isRequired: false, concern: null };
}

/** One place up (−1) or down (+1); the same list where there is none. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): readonly T[] {
  const [one, other] = [list[index], list[index + by]];
  if (one === undefined || other === undefined) return list;
  return list.map((each, place) => (place === index ? other : place === index + by ? one : each));
}

/** The first scale that is not scored yet; undefined when all are. */
export function unusedScale({ scales }: ProtocolDraft): ScaleId | undefined {
  return scaleIds.find((id) => !scales.some(({ scale }) => scale === id));
}
