import type { Evacuation } from '@chairside/shared/chair/state.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { Square, SquareCheckBig } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.ts';
import { useGive } from '../use-give.tsx';

type PumpTickProps = { readonly chair: ChairId; readonly evacuation: Evacuation };

/** Ticked by whoever has seen it; it shows the fact when it has come back, and is not taken back. */
export function PumpTick({ chair, evacuation }: PumpTickProps) {
  const text = useText();
  const { give, question } = useGive(chair);
  const { isPumpSeenStopped } = evacuation;
  return (
    <>
      <Button
        role="checkbox"
        aria-checked={isPumpSeenStopped}
        aria-label={`${text.app.chair(chair)}: ${text.happening.evacuation.pump}`}
        onClick={() => give({ type: 'note-pump-stopped' })}
      >
        {isPumpSeenStopped ? <SquareCheckBig aria-hidden size={28} /> : <Square aria-hidden size={28} />}
        {text.happening.evacuation.pump}
      </Button>
      {question}
    </>
  );
}
