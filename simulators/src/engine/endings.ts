/** What is undone when a span is over: at its time, or when somebody ends it before. Once. */
export type Endings = {
  add(ending: Ending): void;
  /** Carries out what is due by then, each told its own time. */
  due(atMs: number): void;
  /** Now, where it is still to come. */
  now(spanId: string, atMs: number): void;
};

export type Ending = {
  readonly spanId: string;
  /** Null: when somebody ends it. */
  readonly atMs: number | null;
  readonly end: (atMs: number) => void;
};

export function createEndings(): Endings {
  let pending: readonly Ending[] = [];

  function carryOut(which: (one: Ending) => boolean, at: (one: Ending) => number): void {
    const now = pending.filter(which);
    pending = pending.filter((one) => !now.includes(one));
    for (const one of now) one.end(at(one));
  }

  return {
    add(ending) {
      pending = [...pending, ending];
    },
    due(atMs) {
      const isDue = (one: Ending) => one.atMs !== null && one.atMs <= atMs;
      carryOut(isDue, (one) => one.atMs ?? atMs);
    },
    now(spanId, atMs) {
      carryOut(
        (one) => one.spanId === spanId,
        () => atMs,
      );
    },
  };
}
