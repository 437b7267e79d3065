import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const settledWithin = 64 * 1024;
const roundsAtMost = 20;

/** What is still held on to, once what is not has been swept away: bytes of buffers are let go of some turns after their owner. */
export async function settledBytes(): Promise<number> {
  let held = heldBytes();
  for (let round = 0; round < roundsAtMost; round += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    const now = heldBytes();
    if (Math.abs(now - held) <= settledWithin) return now;
    held = now;
  }
  return held;
}

function heldBytes(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
