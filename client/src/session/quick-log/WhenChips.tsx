import { useText } from '../../ui/text.ts';
import { agoMinutes, type Ago } from './ago.ts';
import { Cells } from './Cells.tsx';

type WhenChipsProps = { readonly ago: Ago; readonly onAgo: (ago: Ago) => void };

/** When it happened, before it is said what: now, or some minutes ago (SE14). */
export function WhenChips({ ago, onAgo }: WhenChipsProps) {
  const text = useText();
  const { title, now, ago: minutesAgo } = text.quickLog.when;
  return (
    <Cells
      label={title}
      cells={agoMinutes.map((value) => ({ value, text: value === 0 ? now : minutesAgo(value) }))}
      chosen={ago}
      onChoose={onAgo}
    />
  );
}
