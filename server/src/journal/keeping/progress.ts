/**
 * How far a copy is, in words, for one that takes longer than a glance: a line every two seconds, none for a short one.
 * `nowMs` is any clock that only runs forward.
 */
export function createProgress(nowMs: () => number, say: (line: string) => void): (share: number) => void {
  let sayAtMs = nowMs() + everyMs;
  return (share) => {
    if (nowMs() < sayAtMs) return;
    sayAtMs = nowMs() + everyMs;
    say(
      share < 1 ? `copied ${Math.floor(share * 100)} %` : 'copied; every page and every chain is looked at',
    );
  };
}

const everyMs = 2_000;
