import type { DeviceCondition } from '@chairside/shared/devices/shown.ts';
import type { Claim, Claims } from '../claims.ts';
import type { PacketStatus } from './packet.ts';

/** What a Nonin oximeter's status makes of its numbers, in whichever format it says them. */
export function claimsOf(
  numbers: { readonly spo2Percent: number | null; readonly pulseRateBpm: number | null },
  status: PacketStatus,
): Claims {
  return {
    spo2Percent: claimOf(numbers.spo2Percent, status),
    pulseRateBpm: claimOf(numbers.pulseRateBpm, status),
  };
}

export function conditionsOf(
  status: PacketStatus & { readonly isBatteryLow: boolean },
): Readonly<Partial<Record<DeviceCondition, boolean>>> {
  return {
    'probe-off': isOff(status),
    searching: status.isOutOfTrack && !isOff(status),
    'weak-signal': status.perfusion === 'red',
    'battery-low': status.isBatteryLow,
  };
}

/** Whatever number still stands there: a probe that is off measures nobody. */
function claimOf(value: number | null, status: PacketStatus): Claim {
  if (isOff(status)) return { type: 'none', reason: 'probe-off' };
  if (value === null) return { type: 'none', reason: 'no-value' };
  const isDoubted = status.hasArtefact || status.isOutOfTrack || status.perfusion === 'red';
  return { type: 'value', value, isDoubted };
}

/** The sensor is unplugged, or what it gives can not be used: the finger is out. */
function isOff({ isDisconnected, isSensorAlarm }: PacketStatus): boolean {
  return isDisconnected || isSensorAlarm;
}
