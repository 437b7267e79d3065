import type { ChairState } from '@chairside/shared/chair/state.ts';
import { detailOfEntry } from '@chairside/shared/chart/entry-detail.ts';
import { useLive } from '../../live/context.tsx';
import { selectCommands } from '../../live/selectors.ts';
import { useText } from '../../ui/text.ts';
import style from './EntryList.module.css';

/** What was tapped and is not a fact yet, where the fact will stand (UI21). */
export function Pending({ chair }: { readonly chair: ChairState }) {
  const text = useText();
  const shown = chair.session?.id ?? null;
  const pending = useLive(selectCommands).flatMap((one) => {
    if (one.to !== 'chair' || one.chair !== chair.chair || one.session !== shown) return [];
    if (one.command.type !== 'chart-entry' || one.outcome.type !== 'pending' || one.isFact) return [];
    return [{ commandId: one.commandId, entry: one.command.entry }];
  });
  return pending.toReversed().map(({ commandId, entry }) => (
    <li key={commandId} className={style.pending}>
      <span>{text.entry['entry-charted'](detailOfEntry(entry))}</span>{' '}
      <small>{text.quickLog.recording}</small>
    </li>
  ));
}
