import { deviceIdSchema, type ChairId, type DeviceId } from '@chairside/shared/ids.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { GatewayWire } from '../gateway/wire.ts';

/** Gives the chair back to the devices it had. */
export type GiveBack = () => Promise<void>;

/**
 * Puts `deviceIds` on the chair in place of what is bound to it. A device of an earlier replay that was cut short counts
 * as ours and is not put back.
 */
export async function takeChairOver(
  wire: Pick<GatewayWire, 'siteView' | 'commandSite'>,
  chair: ChairId,
  deviceIds: readonly string[],
): Promise<Result<GiveBack, string>> {
  const { site } = await wire.siteView();
  if (!site.chairs.includes(chair))
    return err(`there is no chair ${chair}; there are ${site.chairs.join(', ')}`);
  const ours = deviceIds.map((id) => deviceIdSchema.parse(id));
  const bound = Object.entries(site.chairByDevice) as [DeviceId, ChairId][];
  const theirs = bound.flatMap(([id, where]) => (where === chair && !ours.includes(id) ? [id] : []));
  const leftOver = bound.flatMap(([id]) => (ours.includes(id) ? [id] : []));

  for (const deviceId of [...theirs, ...leftOver])
    await wire.commandSite({ type: 'unbind-device', deviceId });
  const giveBack = async () => {
    for (const deviceId of ours) await wire.commandSite({ type: 'unbind-device', deviceId });
    for (const deviceId of theirs) await wire.commandSite({ type: 'bind-device', deviceId, chair });
  };
  for (const deviceId of ours) {
    const answer = await wire.commandSite({ type: 'bind-device', deviceId, chair });
    if (answer.ok) continue;
    await giveBack();
    return err(`${deviceId} could not be bound to chair ${chair}: ${answer.error.type}`);
  }
  return ok(giveBack);
}
