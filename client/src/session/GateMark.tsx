import type { GateOutcome } from '@chairside/shared/chart/gate.ts';
import { CircleCheck, CircleDashed, Diamond, OctagonX } from 'lucide-react';

const marks = { green: CircleCheck, amber: Diamond, red: OctagonX, incomplete: CircleDashed } as const;

/** The outcome of the gate by its shape; the words stand beside it, and colours are the alarms' (UI2). */
export function GateMark({ outcome, size }: { readonly outcome: GateOutcome; readonly size: number }) {
  const Mark = marks[outcome];
  return <Mark aria-hidden size={size} strokeWidth={2.4} />;
}
