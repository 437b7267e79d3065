import type { ChairEvent } from '../chair/events.ts';
import type { OccurrenceEntry } from './log-entry.ts';

/** The occurrence that becomes one of high priority with this event: begun so, raised, or risen while nobody came; else null. */
export function highMoment(event: ChairEvent): number | null {
  switch (event.type) {
    case 'alarm-began':
      return event.body.priority === 'high' ? event.seq : null;
    case 'alarm-raised':
      return event.body.priority === 'high' && event.body.because === 'priority'
        ? event.body.occurrence
        : null;
    case 'alarm-escalated':
      return event.body.step === 'risen' ? event.body.occurrence : null;
    default:
      return null;
  }
}

/** When it first was one of high priority, session ms; null where it never was. */
export function highMomentMs(entry: OccurrenceEntry): number | null {
  if (entry.priority !== 'high') return null;
  const rose = entry.rises.find(({ priority, because }) => priority === 'high' && because === 'priority');
  const risen = entry.escalated.find(({ step }) => step === 'risen');
  const later = Math.min(rose?.atMs ?? Infinity, risen?.atMs ?? Infinity);
  const beganHigh = entry.violations.some(({ isReached, priority }) => isReached && priority === 'high');
  return beganHigh || later === Infinity ? entry.beganAtMs : later;
}
