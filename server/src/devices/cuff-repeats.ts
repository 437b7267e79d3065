/**
 * A cuff that goes on saying its last measurement has measured once. A new one is told by its numbers, or, where these happen
 * to be the same, by the cuff having been at work in between. What stands there when it is first asked may be of any time (LN11).
 */
export type CuffRepeats<Measured> = {
  /** Other numbers than those last taken, or the first. */
  hasNewNumbers(measured: Measured): boolean;
  /**
   * met   it stood there before this connection looked, and nothing shows when it was measured
   * new   measured since
   * null  taken before
   */
  take(measured: Measured): 'met' | 'new' | null;
  /** The cuff was squeezed: what it says next is another measurement. */
  worked(): void;
};

export function createCuffRepeats<Measured extends object>(): CuffRepeats<Measured> {
  let lastTaken: string | null = null;
  let hasWorked = false;
  const hasNewNumbers = (measured: Measured) => JSON.stringify(measured) !== lastTaken;
  return {
    hasNewNumbers,
    take(measured) {
      if (!hasNewNumbers(measured) && !hasWorked) return null;
      const isMet = lastTaken === null && !hasWorked;
      lastTaken = JSON.stringify(measured);
      hasWorked = false;
      return isMet ? 'met' : 'new';
    },
    worked() {
      hasWorked = true;
    },
  };
}
