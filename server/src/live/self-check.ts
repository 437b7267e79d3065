import type { SelfCheck } from '@chairside/shared/site/self-test.ts';
import type { Clinic } from '../chairs/clinic.ts';

/** Whether the gateway is fit for the day, as far as it knows itself (AL32). */
export function selfCheck(clinic: Clinic, itself: Omit<SelfCheck, 'chairs'>): SelfCheck {
  const chairs = [...clinic.desks.keys()].map((chair) => ({
    chair,
    devices: clinic.devicesOf(chair).map(({ deviceId, isConnected }) => ({ deviceId, isHeard: isConnected })),
  }));
  return { ...itself, chairs };
}
