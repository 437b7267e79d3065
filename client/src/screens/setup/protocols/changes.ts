import { itemLists, type ChecklistItem, type ItemList } from '@chairside/shared/protocols/items.ts';
import type { Protocol } from '@chairside/shared/protocols/protocol.ts';
import type { ScaleProgramme } from '@chairside/shared/protocols/scales.ts';
import { minutesText } from './draft.ts';
import { numberAt, numberPaths, type NumberPath } from './fields.ts';

/** How one version of a protocol differs from another. Limits have versions of their own, and are not compared here. */
export type ProtocolChange =
  | { readonly type: 'words'; readonly path: 'label' | 'drug'; readonly from: string; readonly to: string }
  | { readonly type: 'text'; readonly path: 'texts.vomiting' | 'texts.instructions' }
  | { readonly type: 'number'; readonly path: NumberPath; readonly from: number; readonly to: number }
  | { readonly type: 'cuff'; readonly from: string; readonly to: string }
  | { readonly type: 'item-added' | 'item-removed'; readonly list: ItemList; readonly item: ChecklistItem }
  | {
      readonly type: 'item-changed';
      readonly list: ItemList;
      readonly from: ChecklistItem;
      readonly to: ChecklistItem;
    }
  | { readonly type: 'reordered'; readonly list: ItemList }
  | { readonly type: 'scale-added' | 'scale-removed'; readonly scale: ScaleProgramme }
  | { readonly type: 'scale-changed'; readonly from: ScaleProgramme; readonly to: ScaleProgramme };

export function protocolChanges(from: Protocol, to: Protocol): readonly ProtocolChange[] {
  return [
    ...(['label', 'drug'] as const).flatMap((path): readonly ProtocolChange[] =>
      from[path] === to[path] ? [] : [{ type: 'words', path, from: from[path], to: to[path] }],
    ),
    ...numberPaths.flatMap((path): readonly ProtocolChange[] => {
      const [before, after] = [numberAt(from, path), numberAt(to, path)];
      return before === after ? [] : [{ type: 'number', path, from: before, to: after }];
    }),
    ...cuffChange(from, to),
    ...itemLists.flatMap((list) => listChanges(list, from.checklists[list], to.checklists[list])),
    ...scaleChanges(from.scales, to.scales),
    ...(['vomiting', 'instructions'] as const).flatMap((text): readonly ProtocolChange[] =>
      from.texts[text] === to.texts[text] ? [] : [{ type: 'text', path: `texts.${text}` }],
    ),
  ];
}

function cuffChange(from: Protocol, to: Protocol): readonly ProtocolChange[] {
  const [before, after] = [from, to].map(({ nibpProgramme }) => minutesText(nibpProgramme.atMinutes));
  if (before === undefined || after === undefined || before === after) return [];
  return [{ type: 'cuff', from: before, to: after }];
}

/** A question is the same as long as it keeps its id. */
function listChanges(
  list: ItemList,
  from: readonly ChecklistItem[],
  to: readonly ChecklistItem[],
): readonly ProtocolChange[] {
  const before = new Map(from.map((item) => [item.id, item]));
  const after = new Set(to.map(({ id }) => id));
  const stayed = (items: readonly ChecklistItem[]) =>
    items
      .map(({ id }) => id)
      .filter((id) => before.has(id) && after.has(id))
      .join(' ');
  return [
    ...to.flatMap((item): readonly ProtocolChange[] => {
      const was = before.get(item.id);
      if (was === undefined) return [{ type: 'item-added', list, item }];
      return isSame(was, item) ? [] : [{ type: 'item-changed', list, from: was, to: item }];
    }),
    ...from.filter(({ id }) => !after.has(id)).map((item) => ({ type: 'item-removed' as const, list, item })),
    ...(stayed(from) === stayed(to) ? [] : [{ type: 'reordered' as const, list }]),
  ];
}

function isSame(one: ChecklistItem, other: ChecklistItem): boolean {
  return (
    one.label === other.label &&
    one.kind === other.kind &&
    one.isRequired === other.isRequired &&
    one.concern === other.concern &&
    one.choices.join(';') === other.choices.join(';')
  );
}

function scaleChanges(
  from: readonly ScaleProgramme[],
  to: readonly ScaleProgramme[],
): readonly ProtocolChange[] {
  const isSameTimes = (one: ScaleProgramme, other: ScaleProgramme) =>
    one.atMinutes.join() === other.atMinutes.join() && one.thenEveryMinutes === other.thenEveryMinutes;
  return [
    ...to.flatMap((one): readonly ProtocolChange[] => {
      const was = from.find(({ scale }) => scale === one.scale);
      if (was === undefined) return [{ type: 'scale-added', scale: one }];
      return isSameTimes(was, one) ? [] : [{ type: 'scale-changed', from: was, to: one }];
    }),
    ...from
      .filter(({ scale }) => !to.some((one) => one.scale === scale))
      .map((scale) => ({ type: 'scale-removed' as const, scale })),
  ];
}
