import { resolveLimits } from '@chairside/shared/alarms/limits.ts';
import { ivKetaminePreset } from '@chairside/shared/alarms/iv-ketamine.ts';
import { chairEventSchema, type ChairEvent } from '@chairside/shared/chair/events.ts';
import { chairIdSchema, commandIdSchema, deviceIdSchema, sessionIdSchema } from '@chairside/shared/ids.ts';
import { ivKetamine40 } from '@chairside/shared/protocols/iv-ketamine.ts';
import { siteEventSchema, type SiteEvent } from '@chairside/shared/site/events.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import type { StreamEntry } from '../ports/journal.ts';

/** Test data for the journal. Nothing clinical is meant by it. */

export const chair1 = chairIdSchema.parse('1');
export const chair2 = chairIdSchema.parse('2');
export const sessionA = sessionIdSchema.parse('session-a');
export const sessionB = sessionIdSchema.parse('session-b');

/** 2026-03-02 09:00 UTC */
export const morningMs = 1_772_442_000_000;

export function aCommandId(number: number) {
  return commandIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);
}

export function aChairEvent(about: Partial<ChairEvent> & { readonly seq: number }): ChairEvent {
  return chairEventSchema.parse({
    chair: chair1,
    session: sessionA,
    type: 'moaas-scored',
    typeVersion: 1,
    atMs: morningMs + about.seq,
    actor: { personId: 'nurse-1', role: 'nurse' },
    commandId: null,
    body: { score: 5 },
    ...about,
  });
}

export function aSiteEvent(about: Partial<SiteEvent> & { readonly seq: number }): SiteEvent {
  return siteEventSchema.parse({
    type: 'wall-clock-stepped',
    typeVersion: 1,
    atMs: morningMs + about.seq,
    actor: null,
    commandId: null,
    body: { byMs: 3_600_000 },
    ...about,
  });
}

/** SpO2 97 %, one a second. */
export function aReading(about: Partial<NumberedReading> & { readonly cursor: number }): NumberedReading {
  return {
    parameter: 'spo2Percent',
    deviceId: deviceIdSchema.parse('SIM-OXI-1'),
    atMs: morningMs + about.cursor * 1_000,
    measuredAtMs: null,
    quality: 'good',
    value: 97,
    ...about,
  } as NumberedReading;
}

type ChairEntry = Extract<StreamEntry, { readonly readings: unknown }>;

export function aChairEntry(about: Partial<ChairEntry>): ChairEntry {
  return { stream: chair1, expectedSeq: 0, events: [], session: sessionA, readings: [], ...about };
}

export function aSessionOpened(about: Partial<ChairEvent> & { readonly seq: number }): ChairEvent {
  return aChairEvent({
    type: 'session-opened',
    body: {
      patient: { displayName: 'A. Sample', clinicNumber: 'C-1', dateOfBirth: null, weightKg: 70 },
      protocol: ivKetamine40,
      limits: [...resolveLimits(ivKetaminePreset, null)],
      timeZone: 'Europe/Madrid',
      series: null,
    },
    ...about,
  } as Partial<ChairEvent> & { readonly seq: number });
}

export function aProbeOff(cursor: number, atMs = morningMs): NumberedReading {
  const { deviceId } = aReading({ cursor });
  return {
    cursor,
    deviceId,
    atMs,
    measuredAtMs: null,
    parameter: 'spo2Percent',
    quality: 'unavailable',
    reason: 'probe-off',
  };
}

/** What an event says that begins an occurrence of SpO2 low, and one that closes a session. */
export function anAlarm(atMs: number): Pick<Extract<ChairEvent, { type: 'alarm-began' }>, 'type' | 'body'> {
  return {
    type: 'alarm-began',
    body: {
      condition: { what: 'spo2-low', subject: null },
      priority: 'medium',
      violations: [],
      cause: null,
      conditionAtMs: atMs,
      signalAtMs: atMs,
    },
  };
}

export const aClosing: Pick<Extract<ChairEvent, { type: 'session-closed' }>, 'type' | 'body'> = {
  type: 'session-closed',
  body: { outcome: 'discharged', early: null, unmet: [] },
};

/** The tombstone of session A at chair 1. */
export function anErasure(about: Partial<ChairEvent> & { readonly seq: number }): ChairEvent {
  const { session = sessionA } = about;
  return aChairEvent({
    type: 'session-erased',
    body: { erasedSession: session, because: 'person', reason: 'asked by the patient' },
    ...about,
  } as Partial<ChairEvent> & { readonly seq: number });
}
