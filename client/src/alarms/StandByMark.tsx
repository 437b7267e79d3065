import type { StandBy } from '@chairside/shared/alarms/alarm-state.ts';
import { Mark } from '../ui/Mark.tsx';
import { useText } from '../ui/text.ts';

/** On the alarm bar: that something there is silent, and why (AL42). */
export function StandByMark({ standBy }: { readonly standBy: readonly StandBy[] }) {
  const { happening } = useText();
  const [why] = standBy;
  return why === undefined ? null : <Mark kind="strong">{happening.standBy[why]}</Mark>;
}
