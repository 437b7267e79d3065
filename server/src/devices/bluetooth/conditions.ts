import type { DeviceCondition } from '@chairside/shared/devices/shown.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import type { DeviceSaid } from '../driver.ts';

/** What a device says of itself with each packet, told on once: when it begins and when it ends. */
export type Conditions = {
  /** `spokenOf`: those the packet can tell; the others stay as they are. */
  tell(
    now: ReadonlySet<DeviceCondition>,
    spokenOf: readonly DeviceCondition[],
  ): readonly Extract<DeviceSaid, { type: 'condition' }>[];
};

export function createConditions(deviceId: DeviceId): Conditions {
  const standing = new Set<DeviceCondition>();
  return {
    tell: (now, spokenOf) =>
      spokenOf.flatMap((condition) => {
        const isSo = now.has(condition);
        if (isSo === standing.has(condition)) return [];
        if (isSo) standing.add(condition);
        else standing.delete(condition);
        return [{ type: 'condition' as const, deviceId, condition, isSo }];
      }),
  };
}
