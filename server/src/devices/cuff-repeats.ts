/**
 * A cuff that goes on saying its last measurement has measured once. A new one is told by its numbers, or, where these happen
 * to be the same, by the cuff having been at work in between.
 */
export type CuffRepeats<Measured> = {
  /** Other numbers than those last said. */
  hasNewNumbers(measured: Measured): boolean;
  /** True when this measurement is to be said: it has not been, or the cuff has worked since. It is said then. */
  isNew(measured: Measured): boolean;
  /** The cuff was squeezed: what it says next is another measurement. */
  worked(): void;
};

export function createCuffRepeats<Measured extends object>(): CuffRepeats<Measured> {
  let lastSaid: string | null = null;
  let hasWorked = false;
  const hasNewNumbers = (measured: Measured) => JSON.stringify(measured) !== lastSaid;
  return {
    hasNewNumbers,
    isNew(measured) {
      if (!hasNewNumbers(measured) && !hasWorked) return false;
      lastSaid = JSON.stringify(measured);
      hasWorked = false;
      return true;
    },
    worked() {
      hasWorked = true;
    },
  };
}
