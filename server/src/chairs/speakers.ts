import type { ChairId, DeviceId } from '@chairside/shared/ids.ts';
import { parameters, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { Reading } from '@chairside/shared/vitals/reading.ts';
import type { SpeaksBecause } from '../domain/sources.ts';

/**
 * Which device speaks for a parameter at a chair. Two that measure the same must never alternate on one tile, where each
 * might be at another person: one goes on, and another is heard only once that has fallen silent (DD8). Where somebody
 * ranked them, the better one has it back when it has said numbers again for a while (DV5).
 */
export type Speakers = {
  /** `rankOf`: the smaller goes first; among equals the one that speaks goes on. */
  maySpeak(chair: ChairId, reading: Reading, rankOf: (deviceId: DeviceId) => number): boolean;
  speaksFor(chair: ChairId, deviceId: DeviceId): readonly ParameterId[];
  /** Of the one that speaks there now, since it does. */
  whySpeaks(chair: ChairId, parameter: ParameterId): SpeaksBecause;
  /** The device is at that chair no longer. */
  leave(chair: ChairId, deviceId: DeviceId): void;
};

/** `numbersSinceMs`: since when it says numbers without a silence; null while it has none to say. */
type Voice = { heardAtMs: number; numbersSinceMs: number | null };
type Choir = {
  speaker: DeviceId | null;
  because: SpeaksBecause;
  readonly voices: Map<DeviceId, Voice>;
};

const silentAfterMs = { continuous: 10_000, episodic: 20 * 60_000 } as const;
/** How long the better one has to say numbers before it has the tile back; a cuff says one, and that counts. */
const backAfterMs = { continuous: 10_000, episodic: 0 } as const;

export function createSpeakers(): Speakers {
  const choirsByChair = new Map<ChairId, Map<ParameterId, Choir>>();

  function choirOf(chair: ChairId, parameter: ParameterId): Choir {
    const choirs = choirsByChair.get(chair) ?? new Map<ParameterId, Choir>();
    choirsByChair.set(chair, choirs);
    const choir: Choir = choirs.get(parameter) ?? { speaker: null, because: 'first', voices: new Map() };
    choirs.set(parameter, choir);
    return choir;
  }

  return {
    maySpeak(chair, reading, rankOf) {
      const choir = choirOf(chair, reading.parameter);
      hear(choir, reading);
      if (choir.speaker === reading.deviceId) return true;
      const because = takesTheWordBecause(choir, reading, rankOf);
      if (because !== null) Object.assign(choir, { speaker: reading.deviceId, because });
      return choir.speaker === reading.deviceId;
    },
    speaksFor(chair, deviceId) {
      const choirs = [...(choirsByChair.get(chair) ?? [])];
      return choirs.flatMap(([parameter, { speaker }]) => (speaker === deviceId ? parameter : []));
    },
    whySpeaks: (chair, parameter) => choirOf(chair, parameter).because,
    leave(chair, deviceId) {
      for (const choir of choirsByChair.get(chair)?.values() ?? []) {
        choir.voices.delete(deviceId);
        if (choir.speaker === deviceId) Object.assign(choir, { speaker: null, because: 'taken-off' });
      }
    },
  };
}

function hear({ voices }: Choir, { deviceId, parameter, atMs, quality }: Reading): void {
  const voice = voices.get(deviceId);
  const silentMs = silentAfterMs[parameters[parameter].cadence];
  const wentOn = voice !== undefined && atMs - voice.heardAtMs < silentMs ? voice.numbersSinceMs : null;
  voices.set(deviceId, {
    heardAtMs: atMs,
    numbersSinceMs: quality === 'unavailable' ? null : (wentOn ?? atMs),
  });
}

/** Null where it does not take it. */
function takesTheWordBecause(
  { speaker, because, voices }: Choir,
  { deviceId, parameter, atMs }: Reading,
  rankOf: (deviceId: DeviceId) => number,
): SpeaksBecause | null {
  const { cadence } = parameters[parameter];
  const isHeard = (voice: Voice | undefined) =>
    voice !== undefined && atMs - voice.heardAtMs < silentAfterMs[cadence];
  const rank = rankOf(deviceId);
  if (speaker === null || !isHeard(voices.get(speaker))) {
    const isBetterHeard = [...voices].some(([other, voice]) => rankOf(other) < rank && isHeard(voice));
    if (isBetterHeard) return null;
    return speaker === null ? because : 'silent';
  }
  const sinceMs = voices.get(deviceId)?.numbersSinceMs ?? null;
  const isBack = rank < rankOf(speaker) && sinceMs !== null && atMs - sinceMs >= backAfterMs[cadence];
  return isBack ? 'better-back' : null;
}
