import type { ChairEvent } from '../chair/events.ts';

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
