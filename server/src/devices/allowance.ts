/** So much in each span of time, counted from the first that is spent in it. */
export type Allowance = {
  /** Whether that still was within it; what is beyond is spent too. */
  spend(amount: number, nowMs: number): boolean;
};

export function createAllowance(atMost: number, spanMs: number): Allowance {
  let beganAtMs = -Infinity;
  let spent = 0;
  return {
    spend(amount, nowMs) {
      if (nowMs - beganAtMs >= spanMs) [beganAtMs, spent] = [nowMs, 0];
      spent += amount;
      return spent <= atMost;
    },
  };
}
