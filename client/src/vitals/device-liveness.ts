import { parameters } from '@chairside/shared/vitals/parameters.ts';
import type { DeviceLiveness } from '@chairside/shared/wire.ts';
import { isAhead } from './ahead.ts';

const continuousSilentAfterMs = 10_000;

/** A cuff that is connected is well, however long ago it measured; of anything else silence is news (DD2), and so is its going. */
export function isDeviceHeard(device: DeviceLiveness, nowMs: number): boolean {
  const { lastHeardAtMs, isConnected, measures } = device;
  const isEpisodic = measures.length > 0 && measures.every((one) => parameters[one].cadence === 'episodic');
  if (isEpisodic && isConnected) return true;
  if (!isConnected || lastHeardAtMs === null || isAhead(lastHeardAtMs, nowMs)) return false;
  return nowMs - lastHeardAtMs < continuousSilentAfterMs;
}
