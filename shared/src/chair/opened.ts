import { noAlarms } from '../alarms/alarm-state.ts';
import { noNibp } from '../alarms/nibp-state.ts';
import type { ChairEvent } from './events.ts';
import type { Session } from './state.ts';

/** A session as it is opened: nothing has happened in it yet. */
export function openedSession(event: Extract<ChairEvent, { type: 'session-opened' }>): Session {
  const { patient, protocol, limits, timeZone, series } = event.body;
  return {
    id: event.session,
    openedAtMs: event.atMs,
    openedSeq: event.seq,
    patient,
    protocol,
    timeZone,
    series,
    course: { phase: 'preparing' },
    chart: [],
    gate: null,
    startRelease: null,
    baseline: null,
    limits,
    areLimitsChanged: false,
    limitsSeq: event.seq,
    moaas: null,
    alarms: noAlarms,
    nibp: noNibp,
    limbs: null,
    cuffPutOff: null,
    offMonitor: null,
    departure: null,
    evacuation: null,
    proposedReattribution: null,
    formerPatients: [],
    dischargeRelease: null,
    ready: null,
    nurse: event.actor === null ? null : { personId: event.actor.personId, sinceMs: event.atMs },
    handover: null,
    escalations: [],
    recentEntries: [],
  };
}
