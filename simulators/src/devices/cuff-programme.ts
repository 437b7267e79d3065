/** When a cuff measures: by itself (first, auto, STAT), or because somebody pressed its button. Never within 30 s of the last. */
export type CuffProgramme = {
  press(): void;
  setAuto(everyMs: number | null, atMs: number): void;
  began(atMs: number): void;
  ended(atMs: number): void;
  /** When it would measure by itself; null: not. */
  nextAtMs(state: ProgrammeState): number | null;
  isDue(state: ProgrammeState): boolean;
};

export type ProgrammeState = { readonly atMs: number; readonly isStat: boolean };

export const recoveryMs = 30_000;

export function createCuffProgramme(given: {
  readonly switchedOnAtMs: number;
  readonly firstAfterMs: number | null;
  readonly autoEveryMs: number | null;
}): CuffProgramme {
  let everyMs = given.autoEveryMs;
  let everySinceMs = given.switchedOnAtMs;
  let firstAtMs = given.firstAfterMs === null ? null : given.switchedOnAtMs + given.firstAfterMs;
  let recoveredAtMs = given.switchedOnAtMs;
  let isPressed = false;

  return {
    press() {
      isPressed = true;
    },
    setAuto(every, atMs) {
      everyMs = every;
      everySinceMs = atMs;
      firstAtMs = null;
    },
    began(atMs) {
      isPressed = false;
      firstAtMs = null;
      everySinceMs = atMs;
    },
    ended(atMs) {
      recoveredAtMs = atMs + recoveryMs;
    },
    nextAtMs,
    isDue(state) {
      if (state.atMs < recoveredAtMs) return false;
      const nextMs = nextAtMs(state);
      return isPressed || (nextMs !== null && nextMs <= state.atMs);
    },
  };

  function nextAtMs({ atMs, isStat }: ProgrammeState): number | null {
    const wanted = [firstAtMs, everyMs === null ? null : everySinceMs + everyMs, isStat ? atMs : null];
    const times = wanted.filter((time) => time !== null);
    return times.length === 0 ? null : Math.max(recoveredAtMs, Math.min(...times));
  }
}
