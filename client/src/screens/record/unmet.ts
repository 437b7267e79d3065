import { itemText } from '@chairside/shared/text/item-words.ts';
import type { Wording } from './wording.ts';

type Unmet = { readonly unmet: readonly string[]; readonly reason: string | null };

/** `, with unmet: SpO2, IV out, because: …`; nothing where all was met. */
export function unmetText({ unmet, reason }: Unmet, wording: Wording): string {
  const { head } = wording.words;
  const which = unmet.length === 0 ? '' : `, ${head.unmet(unmet.map(criterionIn(wording)).join(', '))}`;
  return reason === null ? which : `${which}, ${head.because(reason)}`;
}

function criterionIn({ words, record, items }: Wording): (id: string) => string {
  const known: Readonly<Record<string, string>> = words.leaving.criterion;
  return (id) => {
    if (!id.startsWith('item:')) return known[id] ?? id;
    const item = id.slice('item:'.length);
    return itemText(
      record.protocol.checklists.after.find((one) => one.id === item) ?? { id: item, label: null },
      items,
    );
  };
}
