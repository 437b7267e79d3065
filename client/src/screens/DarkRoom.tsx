import type { ChairId } from '@chairside/shared/ids.ts';
import { useChair, useHearing } from '../live/context.tsx';
import { useGive } from '../session/use-give.tsx';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/text.ts';

/** Low and medium sounds at the desk instead of here, while somebody there hears them (AL31). */
export function DarkRoom({ chair }: { readonly chair: ChairId }) {
  const text = useText();
  const hearing = useHearing(chair);
  const session = useChair(chair)?.state.session ?? null;
  const { give, question } = useGive(chair);
  if (session === null) return null;
  const isDelegated = session.alarms.delegatedAtMs !== null;
  return (
    <div>
      <Button
        aria-pressed={isDelegated}
        onClick={() => give({ type: isDelegated ? 'return-sound' : 'delegate-sound' })}
      >
        {isDelegated ? text.alarm.takeBack : text.alarm.delegate}
      </Button>
      <p>
        {isDelegated
          ? text.alarm.chair.delegated
          : hearing?.isDeskAudible === true
            ? text.alarm.chair.deskHears
            : text.alarm.chair.deskSilent}
      </p>
      {question}
    </div>
  );
}
