export type DisplayedNumbers = { readonly spo2Percent: number | null; readonly pulseRateBpm: number | null };

export const noNumbers: DisplayedNumbers = { spo2Percent: null, pulseRateBpm: null };

/**
 * What an oximeter displays once its signal is gone: the last numbers, for as long as it holds them, then dashes. The trap of
 * the Nonin 3150: 10 s in which they look like new ones to whoever does not read the flag.
 */
export function createHeldDisplay(freezeMs: number) {
  let last = noNumbers;
  let lostAtMs: number | null = null;
  return {
    /** `numbers`: what it would display just now; null where nothing is tracked. */
    display(numbers: DisplayedNumbers | null, atMs: number): DisplayedNumbers & { readonly isHeld: boolean } {
      if (numbers !== null) {
        last = numbers;
        lostAtMs = null;
        return { ...numbers, isHeld: false };
      }
      lostAtMs ??= atMs;
      const isHeld = last.spo2Percent !== null && atMs - lostAtMs < freezeMs;
      return { ...(isHeld ? last : noNumbers), isHeld };
    },
    forget(): void {
      last = noNumbers;
      lostAtMs = null;
    },
  };
}
export type HeldDisplay = ReturnType<typeof createHeldDisplay>;
