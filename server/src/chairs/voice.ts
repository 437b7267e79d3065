import type { DeviceId } from '@chairside/shared/ids.ts';
import { parameters, silentAfterMs, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { valueOf, type Reading } from '@chairside/shared/vitals/reading.ts';
import type { Shown } from '../domain/admission.ts';

/** What one device of a chair has said of what it measures, and whether that keeps others from speaking (DV5). */
export type Voice = {
  heardAtMs: number;
  /** When it said anything but that it has no value; of a cuff, anything but what it had said before. */
  saidAtMs: number;
  numberAtMs: number;
  /** Since when it says numbers without a silence; null while it has none to say, and of a cuff. */
  numbersSinceMs: number | null;
  /** The last number of each parameter, and when it was said last. */
  readonly said: Map<ParameterId, Said>;
};

type Said = { readonly value: number | null; readonly measuredAtMs: number | null; readonly atMs: number };

/** What a cuff says again within this is the same measurement, whatever time it gives it now; none is made so soon after another. */
const saidAgainWithinMs = 30_000;

/** True where it is a number the device has measured since the last one it said. */
export function hearVoice(voices: Map<DeviceId, Voice>, { reading, isFromMemory }: Shown): boolean {
  const { deviceId, parameter, atMs, measuredAtMs } = reading;
  const value = valueOf(reading);
  const voice = voices.get(deviceId) ?? silentVoice();
  voices.set(deviceId, voice);
  const before = voice.said.get(parameter);
  const isNew =
    value !== null && (before === undefined || !isSaidAgain(before, { value, measuredAtMs, atMs }));
  if (isFromMemory === true) return isNew;
  const isCuff = parameters[parameter].cadence === 'episodic';
  const isWord = value === null ? !isNoValue(reading) : !isCuff || isNew;
  const wentOn = isSilent(voice.heardAtMs, reading) ? null : voice.numbersSinceMs;
  voice.heardAtMs = atMs;
  if (isWord) voice.saidAtMs = atMs;
  if (isWord && value !== null) voice.numberAtMs = atMs;
  voice.numbersSinceMs = value === null || isCuff ? null : (wentOn ?? atMs);
  if (value !== null || before === undefined) voice.said.set(parameter, { value, measuredAtMs, atMs });
  return isNew;
}

/**
 * Whether nobody but a better one may speak while it does. That it has no value keeps nobody silent, and neither does a device
 * that has said no number here yet; one that had numbers and says that its probe is off does.
 */
export function holdsTheWord(voice: Voice, now: Reading, sinceMs: number): boolean {
  return !isQuiet(voice, now) && (voice.numbersSinceMs !== null || voice.numberAtMs >= sinceMs);
}

/** It says nothing, or no more than the other would say. */
export function isQuiet({ heardAtMs, saidAtMs }: Voice, now: Reading): boolean {
  return isSilent(isNoValue(now) ? heardAtMs : saidAtMs, now);
}

function isSilent(sinceMs: number, { parameter, atMs }: Reading): boolean {
  return atMs - sinceMs >= silentAfterMs[parameters[parameter].cadence];
}

function isNoValue(reading: Reading): boolean {
  return reading.quality === 'unavailable' && reading.reason === 'no-value';
}

function isSaidAgain(before: Said, now: Said): boolean {
  if (now.measuredAtMs !== null && now.measuredAtMs === before.measuredAtMs)
    return now.value === before.value;
  return now.value === before.value && now.atMs - before.atMs <= saidAgainWithinMs;
}

function silentVoice(): Voice {
  const never = -Infinity;
  return { heardAtMs: never, saidAtMs: never, numberAtMs: never, numbersSinceMs: null, said: new Map() };
}
