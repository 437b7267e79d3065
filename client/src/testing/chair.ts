import { factoryEscalationWords } from '@chairside/shared/escalation/words.ts';
import { nothingFromAfar } from '@chairside/shared/people/afar.ts';
import { factoryIdleLockMs } from '@chairside/shared/site/state.ts';
import { wireVersion } from '@chairside/shared/wire-version.ts';
import type { ChairEvent, ChairFact } from '@chairside/shared/chair/events.ts';
import { evolve } from '@chairside/shared/chair/evolve.ts';
import { emptyChair, type ChairState } from '@chairside/shared/chair/state.ts';
import { resolveLimits } from '@chairside/shared/alarms/limits.ts';
import type { ChairId, CommandId, DeviceId, PersonId, SessionId } from '@chairside/shared/ids.ts';
import { protocolsOffered } from '@chairside/shared/site/protocols.ts';
import { ivKetamine40 } from '@chairside/shared/protocols/iv-ketamine.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { Measurement, NumberedReading } from '@chairside/shared/vitals/reading.ts';
import type { ChairSnapshot, Heartbeat, SiteView } from '@chairside/shared/wire.ts';

/** Ten in the morning, somewhere on the session clock; tests count from here. */
export const startMs = Date.UTC(2026, 10, 23, 10, 0, 0);
export const chairTwo = '2' as ChairId;
const sessionId = 'session-1' as SessionId;
const nurse = { personId: 'nurse-1' as PersonId, role: 'nurse' };

export function anEvent(fact: ChairFact, seq: number, atMs = startMs): ChairEvent {
  const commandId = '3f2b8a52-56a4-4f0e-9d3c-1f0c7a2e9b10' as CommandId;
  const envelope = {
    chair: chairTwo,
    seq,
    session: sessionId,
    typeVersion: 1,
    atMs,
    actor: nurse,
    commandId,
  };
  return { ...envelope, ...fact } as ChairEvent;
}

const preset = ivKetamine40.alarmPreset;

export const opened: ChairFact = {
  type: 'session-opened',
  body: {
    patient: { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 },
    protocol: ivKetamine40,
    limits: [...resolveLimits(preset, null)],
    timeZone: 'Europe/Berlin',
    series: null,
  },
};

export const started: ChairFact = {
  type: 'infusion-started',
  body: {
    number: 1,
    withoutBaseline: null,
    again: null,
    areDeviceAlarmsOn: true,
    isPatientConfirmed: true,
    override: null,
    openItems: [],
    unheard: [],
  },
};

/** The chair after these facts, numbered from 1, all at `startMs`. */
export function aChair(...facts: readonly ChairFact[]): ChairState {
  return facts.reduce((chair, fact, index) => evolve(chair, anEvent(fact, index + 1)), emptyChair(chairTwo));
}

export type Spoken = {
  readonly parameter?: ParameterId;
  readonly cursor?: number;
  readonly atMs?: number;
  readonly says?: Measurement;
  readonly deviceId?: DeviceId;
};

export function aReading({
  parameter = 'spo2Percent',
  cursor = 1,
  atMs = startMs,
  says,
  deviceId = 'SIM-OXI-2' as DeviceId,
}: Spoken = {}): NumberedReading {
  const measurement = says ?? { quality: 'good', value: 97 };
  return { ...measurement, parameter, cursor, atMs, measuredAtMs: atMs, deviceId };
}

export function aSnapshot(over: Partial<ChairSnapshot> = {}): ChairSnapshot {
  const state = over.state ?? aChair(opened);
  return {
    kind: 'snapshot',
    epoch: 'epoch-1',
    state,
    cursor: 0,
    latest: [],
    nibp: [],
    trend: {},
    devices: [
      {
        deviceId: 'SIM-OXI-2' as DeviceId,
        lastHeardAtMs: startMs,
        isConnected: true,
        measures: ['spo2Percent'],
      },
    ],
    recorded: { seq: state.seq, cursor: 0 },
    ...over,
  };
}

export function aHeartbeat(over: Partial<Heartbeat> = {}): Heartbeat {
  return {
    epoch: 'epoch-1',
    clock: { sessionNowMs: startMs, rate: 1 },
    seqByChair: {},
    isRecording: true,
    hearingByChair: {},
    ...over,
  };
}

export function aSiteView(): SiteView {
  return {
    epoch: 'epoch-1',
    wireVersion,
    dashboardVersion: null,
    site: {
      seq: 1,
      chairs: [chairTwo],
      people: [{ personId: nurse.personId, name: 'J. Ortiz', role: 'nurse', chairs: null, isActive: true }],
      timeZone: 'Europe/Berlin',
      isSimulation: true,
      chairByDevice: {},
      boundAtMsByDevice: {},
      lines: [],
      rankByChair: {},
      knownDevices: {},
      doesWellnessAlarm: false,
      protocolsOffered: protocolsOffered({ protocols: [], presets: [] }),
      screens: [],
      afar: nothingFromAfar,
      escalationWords: factoryEscalationWords,
      idleLockMs: factoryIdleLockMs,
      webhook: null,
      medicines: [],
      retentionMonths: null,
      evacuatingSinceMs: null,
      lastSelfTest: null,
    },
    clock: { sessionNowMs: startMs, rate: 1 },
    unassigned: [],
    unknownCodes: {},
  };
}
