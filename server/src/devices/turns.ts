/**
 * What happens on a connection: at once, or, while the session clock stands, when it is moved (decision 0020). What came first
 * happens first.
 */
export type Turns = {
  /** Bytes came, and `take` reads them. */
  arrive(length: number, take: () => void): void;
  /** Anything else that must not overtake what came before it. */
  inTurn(action: () => void): void;
  /** What was held happens now, in its order. */
  takeIn(): void;
  /** Since it began, taken in or not. */
  arrivedBytes(): number;
  /** So many are waited for: the bound of what is held does not stop them. 0: none any more. */
  awaitBytes(total: number): void;
  /** As much is held as may be, and nobody waits for more. */
  isFull(): boolean;
};

type TurnSettings = {
  /** Never outside simulation. */
  readonly isHeld: () => boolean;
  readonly heldBytesAtMost: number;
};

export function createTurns({ isHeld, heldBytesAtMost }: TurnSettings): Turns {
  const held: (() => void)[] = [];
  let heldBytes = 0;
  let arrivedBytes = 0;
  let awaitedBytes = 0;

  function inTurn(action: () => void): void {
    if (isHeld()) held.push(action);
    else action();
  }

  return {
    inTurn,
    arrive(length, take) {
      arrivedBytes += length;
      heldBytes += length;
      inTurn(() => {
        heldBytes -= length;
        take();
      });
    },
    takeIn() {
      for (const action of held.splice(0)) action();
    },
    arrivedBytes: () => arrivedBytes,
    awaitBytes(total) {
      awaitedBytes = total;
    },
    isFull: () => heldBytes >= heldBytesAtMost && arrivedBytes >= awaitedBytes,
  };
}
