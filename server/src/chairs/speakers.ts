import type { ChairId, DeviceId } from '@chairside/shared/ids.ts';
import { parameters, silentAfterMs, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { valueOf, type Reading } from '@chairside/shared/vitals/reading.ts';
import type { Shown } from '../domain/admission.ts';
import type { SpeaksBecause } from '../domain/sources.ts';
import { hearVoice, holdsTheWord, isQuiet, type Voice } from './voice.ts';

/**
 * Which device speaks for a parameter at a chair. Two that measure the same must never alternate on one tile, where each
 * might be at another person: one goes on, and another is heard only once that has fallen silent, or has no number to say
 * (DD8). Where somebody ranked them, the better one has it back when it has said numbers again for a while (DV5). Cuffs
 * measure now and then: of them what was measured last speaks, whoever measured it.
 */
export type Speakers = {
  hear(chair: ChairId, shown: Shown, standing: Standing): Say;
  speaksFor(chair: ChairId, deviceId: DeviceId): readonly ParameterId[];
  /** Of the one that speaks there now, since it does. */
  whySpeaks(chair: ChairId, parameter: ParameterId): SpeaksBecause;
  /** Who had said numbers, has fallen silent, and is heard no more because another is (DV14). */
  silentBeside(chair: ChairId, atMs: number, standing: Standing): readonly DeviceId[];
  /** The device is at that chair no longer. */
  leave(chair: ChairId, deviceId: DeviceId): void;
};

/**
 * What becomes of a reading.
 *
 * speaks   it is shown, recorded and judged
 * beside   a cuff measured it before what is on show: recorded at its own time, and takes the word from nobody
 * unheard  another speaks
 */
export type Say = 'speaks' | 'beside' | 'unheard';

/** How the devices of a chair stand to each other just now. */
export type Standing = {
  /** The smaller goes first; among equals the one that speaks goes on. */
  readonly rankOf: (deviceId: DeviceId) => number;
  readonly isJudged: (deviceId: DeviceId) => boolean;
  /** Whoever said numbers before this and none since has said none here: they were another patient's. */
  readonly sinceMs: number;
};

/**
 * `measuredAtMs`: when the measurement was made that has the word, of cuffs.
 * `silenced`: who had the word of something measured all the time, and lost it for want of anything to say.
 */
type Choir = {
  speaker: DeviceId | null;
  because: SpeaksBecause;
  measuredAtMs: number;
  readonly voices: Map<DeviceId, Voice>;
  readonly silenced: Set<DeviceId>;
};

/** A cuff's pressures are one measurement: none of them is ever another cuff's than the others. */
type Part = ParameterId | 'cuff';

/** How long the better one has to say numbers before it has the tile back. */
const backAfterMs = 10_000;

export function createSpeakers(): Speakers {
  const choirsByChair = new Map<ChairId, Map<Part, Choir>>();

  function choirOf(chair: ChairId, parameter: ParameterId): Choir {
    const choirs = choirsByChair.get(chair) ?? new Map<Part, Choir>();
    choirsByChair.set(chair, choirs);
    const part = isOfCuff(parameter) ? 'cuff' : parameter;
    const choir = choirs.get(part) ?? silentChoir();
    choirs.set(part, choir);
    return choir;
  }

  return {
    hear(chair, shown, standing) {
      const { deviceId, parameter } = shown.reading;
      const choir = choirOf(chair, parameter);
      // What was kept from earlier says nothing about who measures now.
      const isNews = hearVoice(choir.voices, shown);
      if (isOfCuff(parameter) && isNews) return hearMeasurement(choir, shown, standing);
      if (choir.speaker === deviceId) return 'speaks';
      const because = takesTheWordBecause(choir, shown.reading, standing);
      if (because === null) return 'unheard';
      if (shown.isFromMemory === true) return 'beside';
      if (choir.speaker !== null && !isOfCuff(parameter) && because !== 'better-back')
        choir.silenced.add(choir.speaker);
      choir.silenced.delete(deviceId);
      Object.assign(choir, { speaker: deviceId, because });
      return 'speaks';
    },
    speaksFor(chair, deviceId) {
      const choirs = [...(choirsByChair.get(chair)?.values() ?? [])];
      return choirs.flatMap(({ speaker, voices }) =>
        speaker === deviceId ? [...(voices.get(deviceId)?.said.keys() ?? [])] : [],
      );
    },
    whySpeaks: (chair, parameter) => choirOf(chair, parameter).because,
    silentBeside(chair, atMs, { isJudged, sinceMs }) {
      const choirs = [...(choirsByChair.get(chair)?.values() ?? [])];
      const silent = choirs.flatMap(({ silenced, voices }) =>
        [...silenced].filter((deviceId) => {
          const voice = voices.get(deviceId);
          const hadNumbers = voice !== undefined && voice.numberAtMs >= sinceMs;
          return hadNumbers && atMs - voice.saidAtMs >= silentAfterMs.continuous && isJudged(deviceId);
        }),
      );
      return [...new Set(silent)];
    },
    leave(chair, deviceId) {
      for (const choir of choirsByChair.get(chair)?.values() ?? []) {
        choir.voices.delete(deviceId);
        choir.silenced.delete(deviceId);
        if (choir.speaker === deviceId) Object.assign(choir, { speaker: null, because: 'taken-off' });
      }
    },
  };
}

function silentChoir(): Choir {
  return {
    speaker: null,
    because: 'first',
    measuredAtMs: -Infinity,
    voices: new Map(),
    silenced: new Set(),
  };
}

function isOfCuff(parameter: ParameterId): boolean {
  return parameters[parameter].cadence === 'episodic';
}

/** What a cuff has measured since it said a number last. */
function hearMeasurement(choir: Choir, { reading, sentAtMs, isFromMemory }: Shown, standing: Standing): Say {
  const { deviceId, atMs, measuredAtMs } = reading;
  const isJudgedHere = [...choir.voices].some(
    ([other, voice]) =>
      other !== deviceId && standing.isJudged(other) && holdsTheWord(voice, reading, standing.sinceMs),
  );
  if (isJudgedHere && !standing.isJudged(deviceId)) return 'unheard';
  const oldMs = sentAtMs === null || measuredAtMs === null ? 0 : Math.max(0, sentAtMs - measuredAtMs);
  const speaksUnjudged = choir.speaker !== null && !standing.isJudged(choir.speaker);
  const isNewest = atMs - oldMs >= choir.measuredAtMs || (speaksUnjudged && standing.isJudged(deviceId));
  if (isFromMemory === true || !isNewest) return choir.speaker === deviceId ? 'speaks' : 'beside';
  const isOthers = choir.speaker !== null && choir.speaker !== deviceId;
  choir.measuredAtMs = atMs - oldMs;
  choir.because = isOthers ? 'measured' : choir.because;
  choir.speaker = deviceId;
  return 'speaks';
}

/** Null where it does not take it. */
function takesTheWordBecause(
  { speaker, because, voices }: Choir,
  reading: Reading,
  { rankOf, sinceMs }: Standing,
): SpeaksBecause | null {
  const { deviceId, parameter, atMs } = reading;
  const rank = rankOf(deviceId);
  const holds = (voice: Voice | undefined) => voice !== undefined && holdsTheWord(voice, reading, sinceMs);
  const spoken = speaker === null ? undefined : voices.get(speaker);
  if (speaker !== null && holds(spoken)) {
    const numbersSinceMs = voices.get(deviceId)?.numbersSinceMs ?? null;
    const isBack = rank < rankOf(speaker) && numbersSinceMs !== null && atMs - numbersSinceMs >= backAfterMs;
    return isBack && !isOfCuff(parameter) ? 'better-back' : null;
  }
  const isBetterHeard = [...voices].some(([other, voice]) => rankOf(other) < rank && holds(voice));
  // A pressure that is said again is as old as it was.
  const isOld = isOfCuff(parameter) && valueOf(reading) !== null;
  if (isBetterHeard || isOld) return null;
  if (spoken === undefined) return because;
  const isSilent = atMs - spoken.heardAtMs >= silentAfterMs[parameters[parameter].cadence];
  if (isSilent) return 'silent';
  return valueOf(reading) !== null || isQuiet(spoken, reading) ? 'no-number' : null;
}
