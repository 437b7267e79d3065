import type { AlarmState } from '@chairside/shared/alarms/alarm-state.ts';
import { inOrder, isCalling } from '@chairside/shared/alarms/signals.ts';
import { isPhysiological, type Condition } from '@chairside/shared/alarms/conditions.ts';
import type { Signal } from '../vitals/signal.ts';

export type TileName = 'spo2' | 'pulseRate' | 'nibp';

/** Where a condition lights up; the others have the frame alone. */
const tileByCondition: Partial<Readonly<Record<Condition['what'], TileName>>> = {
  'spo2-low': 'spo2',
  'probe-off': 'spo2',
  'signal-inadequate': 'spo2',
  'spo2-not-updating': 'spo2',
  'spo2-not-armed': 'spo2',
  'pulse-low': 'pulseRate',
  'pulse-high': 'pulseRate',
  'pressure-low': 'nibp',
  'pressure-high': 'nibp',
  'nibp-failed': 'nibp',
  'nibp-overdue': 'nibp',
};

/** AL22: the highest of what concerns a tile; what calls comes before what is acknowledged. */
export function tileSignal(alarms: AlarmState, tile: TileName): Signal | null {
  const occurrences = alarms.occurrences.filter(({ condition }) => tileByCondition[condition.what] === tile);
  return frameSignal({ ...alarms, occurrences });
}

/** The highest of all, for the frame of the screen and of a sector. */
export function frameSignal(alarms: AlarmState): Signal | null {
  const [first] = inOrder(alarms);
  if (first === undefined) return null;
  return {
    priority: first.priority,
    isTechnical: !isPhysiological(first.condition),
    isCalling: isCalling(alarms, first),
  };
}
