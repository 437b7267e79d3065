import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { Concept, Device } from './r4.ts';
import { urnOf, type Draft, type Scope } from './scope.ts';
import { own } from './terms.ts';

/** The gateway, which noted what nobody else did, and each device that gave readings. */
export function deviceDrafts(scope: Scope): readonly Draft<Device>[] {
  const given = new Map<string, Set<ParameterId>>();
  for (const { deviceId, parameter } of scope.readings)
    given.set(deviceId, (given.get(deviceId) ?? new Set()).add(parameter));
  const devices = [...given].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return [gatewayDraft(scope), ...devices.map(([id, parameters]) => deviceDraft(scope, id, parameters))];
}

function gatewayDraft({ record, gateway }: Scope): Draft<Device> {
  return {
    urn: urnOf(gateway),
    recordedAtMs: record.openedAtMs,
    resource: {
      resourceType: 'Device',
      deviceName: [{ name: 'Chairside gateway', type: 'user-friendly-name' }],
      type: own('device/gateway', 'Gateway that records and signals'),
    },
  };
}

function deviceDraft(scope: Scope, deviceId: string, parameters: ReadonlySet<ParameterId>): Draft<Device> {
  return {
    urn: urnOf(scope.device(deviceId)),
    recordedAtMs: scope.record.openedAtMs,
    resource: {
      resourceType: 'Device',
      identifier: [{ use: 'official', value: deviceId }],
      type: typeOf(parameters),
    },
  };
}

/** By what it gave: what it is called on the wire says nothing. */
function typeOf(parameters: ReadonlySet<ParameterId>): Concept {
  const isOximeter = parameters.has('spo2Percent') || parameters.has('pulseRateBpm');
  const isCuff = parameters.has('systolicMmHg') || parameters.has('meanMmHg');
  if (isOximeter && isCuff) return own('device/monitor', 'Patient monitor');
  return isCuff ? own('device/nibp', 'Blood pressure cuff') : own('device/oximeter', 'Pulse oximeter');
}
