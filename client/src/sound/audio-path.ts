import type { SoundState } from '@chairside/shared/screens/report.ts';

/**
 * Whether this screen would be heard, as a pure function of what was seen of its audio (AL29). Host times are those of
 * `performance.now()`.
 */
export type AudioPath = {
  readonly isUnlocked: boolean;
  readonly isRunning: boolean;
  readonly isOutputTested: boolean;
  readonly seen: { readonly hostMs: number; readonly audioMs: number } | null;
  /** Looks in a row at which the audio clock had all but stood still. */
  readonly stillLooks: number;
  readonly probe: Probe;
};

/**
 * due      as soon as nothing sounds
 * playing  what nobody hears is on its way
 * passed   it arrived; again after `probeEveryMs`
 * failed   it did not; again at the next look
 */
export type Probe =
  | { readonly status: 'due' | 'failed' }
  | { readonly status: 'playing'; readonly sinceAudioMs: number; readonly wasFailed: boolean }
  | { readonly status: 'passed'; readonly atHostMs: number };

export const lookEveryMs = 500;
const probeEveryMs = 15_000;
export const probeForMs = 2_000;

/** By then the analyser has heard it, whatever the size of the browser's blocks. */
const probeHeardAfterMs = 200;

/** A clock that makes less than half of the way stands still; once may be a browser that told of it late. */
const stillLooksAllowed = 1;

export const lockedPath: AudioPath = {
  isUnlocked: false,
  isRunning: false,
  isOutputTested: false,
  seen: null,
  stillLooks: 0,
  probe: { status: 'due' },
};

export function soundStateOf(path: AudioPath): SoundState {
  if (!path.isUnlocked) return 'locked';
  if (!path.isRunning || path.stillLooks > stillLooksAllowed || hasProbeFailed(path.probe)) return 'stopped';
  return path.isOutputTested ? 'audible' : 'output-changed';
}

function hasProbeFailed(probe: Probe): boolean {
  return probe.status === 'failed' || (probe.status === 'playing' && probe.wasFailed);
}

/** A person has switched the sound on and it was played to them: all that was wrong counts as over until seen again. */
export function unlockPath(path: AudioPath): AudioPath {
  return {
    ...path,
    isUnlocked: true,
    isRunning: true,
    isOutputTested: true,
    stillLooks: 0,
    probe: { status: 'due' },
  };
}

export function changeOutput(path: AudioPath): AudioPath {
  return { ...path, isOutputTested: false };
}

export function lookAtClock(
  path: AudioPath,
  now: { readonly hostMs: number; readonly audioMs: number; readonly isRunning: boolean },
): AudioPath {
  const { hostMs, audioMs, isRunning } = now;
  const { seen } = path;
  // Two looks close together tell nothing of a clock that advances in blocks.
  if (seen !== null && hostMs - seen.hostMs < lookEveryMs / 2) return { ...path, isRunning };
  const isStill = seen !== null && audioMs - seen.audioMs < (hostMs - seen.hostMs) / 2;
  return { ...path, isRunning, seen: { hostMs, audioMs }, stillLooks: isStill ? path.stillLooks + 1 : 0 };
}

export function isProbeDue({ isUnlocked, probe }: AudioPath, hostMs: number): boolean {
  if (!isUnlocked) return false;
  switch (probe.status) {
    case 'due':
    case 'failed':
      return true;
    case 'playing':
      return false;
    case 'passed':
      return hostMs - probe.atHostMs >= probeEveryMs;
  }
}

export function beginProbe(path: AudioPath, audioMs: number): AudioPath {
  const wasFailed = hasProbeFailed(path.probe);
  return { ...path, probe: { status: 'playing', sinceAudioMs: audioMs, wasFailed } };
}

/** Judged while it plays. Whoever looked too late has seen nothing, and tries again. */
export function judgeProbe(
  path: AudioPath,
  now: { readonly hostMs: number; readonly audioMs: number; readonly isOutputAlive: boolean },
): AudioPath {
  const { probe } = path;
  if (probe.status !== 'playing') return path;
  const playedMs = now.audioMs - probe.sinceAudioMs;
  if (playedMs < probeHeardAfterMs) return path;
  if (now.isOutputAlive) return { ...path, probe: { status: 'passed', atHostMs: now.hostMs } };
  if (playedMs < probeForMs - probeHeardAfterMs || probe.wasFailed)
    return { ...path, probe: { status: 'failed' } };
  return { ...path, probe: { status: 'due' } };
}
