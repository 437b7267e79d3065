import type { SelfCheck } from '@chairside/shared/site/self-test.ts';
import { isJudged } from '@chairside/shared/site/speaking.ts';
import { parameters } from '@chairside/shared/vitals/parameters.ts';
import type { DeviceLiveness } from '@chairside/shared/wire.ts';
import type { Clinic } from '../chairs/clinic.ts';

/** Whether the gateway is fit for the day, as far as it knows itself (AL32). */
export function selfCheck(clinic: Clinic, itself: Omit<SelfCheck, 'chairs'>): SelfCheck {
  const chairs = [...clinic.desks.keys()].map((chair) => ({
    chair,
    // A device no alarm hangs on is nobody's monitor: with it alone the chair has none.
    devices: clinic
      .devicesOf(chair)
      .filter(({ deviceId }) => isJudged(clinic.site.state(), deviceId))
      .map((device) => ({ deviceId: device.deviceId, isHeard: isHeard(device) })),
  }));
  return { ...itself, chairs };
}

/** A cuff speaks when it has measured; that it did since the gateway started has to do. */
function isHeard({ isConnected, measures, lastHeardAtMs }: DeviceLiveness): boolean {
  const isCuff = measures.length > 0 && measures.every((id) => parameters[id].cadence === 'episodic');
  return isConnected || (isCuff && lastHeardAtMs !== null);
}
