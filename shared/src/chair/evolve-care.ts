import type { ChairEvent } from './events.ts';
import type { Session } from './state.ts';

/** What happens around the infusion: releases, leaving the monitor, departure, whose session it is, readiness. */
export function evolveCare(session: Session, event: ChairEvent): Session {
  switch (event.type) {
    case 'start-released': {
      const { reason, unheard } = event.body;
      return { ...session, startRelease: { by: event.actor, reason, atMs: event.atMs, unheard } };
    }
    // SE6: what was ready has to become so again.
    case 'infusion-started':
      return { ...session, ready: null, dischargeRelease: null, cuffPutOff: null };
    case 'cuff-put-off':
      return { ...session, cuffPutOff: event.body };
    case 'off-monitor-began':
      return { ...session, offMonitor: { ...event.body, sinceMs: event.atMs } };
    case 'off-monitor-ended':
      return { ...session, offMonitor: null };
    case 'departure-began':
      return { ...session, departure: { ...event.body, sinceMs: event.atMs } };
    case 'departure-withdrawn':
      return { ...session, departure: null };
    case 'evacuation-began':
      return { ...session, evacuation: { sinceMs: event.atMs, isPumpSeenStopped: false } };
    case 'pump-seen-stopped':
      if (session.evacuation === null) return session;
      return { ...session, evacuation: { ...session.evacuation, isPumpSeenStopped: true } };
    case 'evacuation-ended':
      return { ...session, evacuation: null };
    case 'reattribution-proposed': {
      const { patient, reason } = event.body;
      return { ...session, proposedReattribution: { patient, reason, by: event.actor, atMs: event.atMs } };
    }
    case 'reattribution-withdrawn':
      return { ...session, proposedReattribution: null };
    // SE30: the baseline was taken for somebody else's; it stays in the record, and nothing hangs on it any more.
    case 'session-reattributed':
      return {
        ...session,
        patient: event.body.patient,
        formerPatients: [...session.formerPatients, event.body.previous],
        proposedReattribution: null,
        baseline: null,
        gate: null,
        startRelease: null,
        series: null,
        ready: null,
        dischargeRelease: null,
      };
    case 'discharge-released': {
      const { unmet, reason } = event.body;
      return { ...session, dischargeRelease: { unmet, reason, by: event.actor, atMs: event.atMs } };
    }
    case 'ready-recorded': {
      const { unmet, reason } = event.body;
      return { ...session, ready: { unmet, reason, by: event.actor, atMs: event.atMs } };
    }
    // What was let pass was let pass as it stood then.
    case 'ready-withdrawn':
      return { ...session, ready: null, dischargeRelease: null };
    default:
      return session;
  }
}
