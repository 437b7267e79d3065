import type { ChairId, DeviceId } from '@chairside/shared/ids.ts';
import { parameters, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { Reading } from '@chairside/shared/vitals/reading.ts';

/**
 * Which device speaks for a parameter at a chair. Two that measure the same must never alternate on one tile, where each
 * might be at another person: the one that spoke first goes on, the other is heard only once the first has fallen silent
 * (DD8).
 */
export type Speakers = {
  maySpeak(chair: ChairId, reading: Reading): boolean;
  /** The device is at that chair no longer. */
  leave(chair: ChairId, deviceId: DeviceId): void;
};

type Speaker = { readonly deviceId: DeviceId; atMs: number };

const silentAfterMs = { continuous: 10_000, episodic: 20 * 60_000 } as const;

export function createSpeakers(): Speakers {
  const speakersByChair = new Map<ChairId, Map<ParameterId, Speaker>>();

  return {
    maySpeak(chair, { parameter, deviceId, atMs }) {
      const speakers = speakersByChair.get(chair) ?? new Map<ParameterId, Speaker>();
      speakersByChair.set(chair, speakers);
      const speaker = speakers.get(parameter);
      if (speaker?.deviceId === deviceId) {
        speaker.atMs = atMs;
        return true;
      }
      const isSilent =
        speaker === undefined || atMs - speaker.atMs >= silentAfterMs[parameters[parameter].cadence];
      if (isSilent) speakers.set(parameter, { deviceId, atMs });
      return isSilent;
    },
    leave(chair, deviceId) {
      for (const [parameter, speaker] of speakersByChair.get(chair) ?? []) {
        if (speaker.deviceId === deviceId) speakersByChair.get(chair)?.delete(parameter);
      }
    },
  };
}
