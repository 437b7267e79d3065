import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { Message, Observation } from '../links/pcd01.ts';
import type { RecordedRow } from '@chairside/shared/vitals/recording.ts';

/** What the two devices of a replay are called. */
export type ReplayDevices = { readonly oximeterId: string; readonly cuffId: string };

export function replayDevicesOf(chair: string): ReplayDevices {
  return { oximeterId: `SIM-REPLAY-${chair}-OXI`, cuffId: `SIM-REPLAY-${chair}-NIBP` };
}

/** What the devices would have said at this row: the oximeter always something, the cuff only when it had measured. */
export function messagesOf(
  row: RecordedRow,
  { oximeterId, cuffId }: ReplayDevices,
  measuredAtMs: number,
): readonly Omit<Message, 'controlId' | 'sentAtMs' | 'sender'>[] {
  const oximeter = {
    profile: 'oximeter' as const,
    deviceId: oximeterId,
    measuredAtMs,
    observations: [observed('spo2Percent', row.spo2Percent), observed('pulseRateBpm', row.pulseRateBpm)],
  };
  if (row.systolicMmHg === null && row.diastolicMmHg === null && row.meanMmHg === null) return [oximeter];
  const cuff = {
    profile: 'cuff' as const,
    deviceId: cuffId,
    measuredAtMs,
    observations: [
      observed('systolicMmHg', row.systolicMmHg),
      observed('diastolicMmHg', row.diastolicMmHg),
      observed('meanMmHg', row.meanMmHg),
    ],
  };
  return [oximeter, cuff];
}

function observed(parameter: ParameterId, value: number | null): Observation {
  return { parameter, result: value === null ? { absent: 'NAV' } : { value } };
}
