import { isWithin, parameters } from '@chairside/shared/vitals/parameters.ts';
import { valueOf } from '@chairside/shared/vitals/reading.ts';
import type { DeviceSaid } from '../driver.ts';
import { settledBytes } from './memory.ts';
import { play, startMs } from './play.ts';
import { between, createRandom, randomBytes, type Random } from './random.ts';
import type { Specimen, SpecimenFrame, Values } from './specimen.ts';
import { saysAll, someValues } from './values.ts';

/**
 * Frames nobody would send, one after the other on one link. What may never happen: a throw, a number no patient can have,
 * memory that grows, a stream that is not read again with the second good frame after the noise.
 */
export type FuzzReport = {
  readonly seed: number;
  readonly frames: number;
  readonly readings: number;
  readonly rejected: number;
  /** Times the link was hung up on and taken up again. */
  readonly hungUp: number;
  readonly grownBytes: number;
  readonly problems: readonly string[];
};

const problemsAtMost = 10;
/** After so many bad frames a good one has to be read again. */
const noiseAtMost = 8;

export async function fuzz(
  specimen: Specimen,
  { seed, frames }: { readonly seed: number; readonly frames: number },
): Promise<FuzzReport> {
  const random = createRandom(seed);
  const problems: string[] = [];
  let [sent, readings, rejected, hungUp] = [0, 0, 0, 0];
  let heard: DeviceSaid[] = [];
  let player = anew();
  const before = await settledBytes();

  while (sent < frames && problems.length < problemsAtMost) {
    const noise = between(random, 1, noiseAtMost);
    for (let index = 0; index < noise; index += 1) tryFrame(noisy(specimen, random));
    comeBack();
    // What waits for an answer gets it, as it would from a gateway.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const grownBytes = (await settledBytes()) - before;
  return { seed, frames: sent, readings, rejected, hungUp, grownBytes, problems };

  function anew() {
    return play(specimen.driver, { keeps: false, onSaid: hear });
  }

  function hear(one: DeviceSaid): void {
    heard.push(one);
    if (one.type === 'frame-rejected') rejected += 1;
    if (one.type !== 'reading') return;
    readings += 1;
    const value = valueOf(one.reading);
    const { parameter } = one.reading;
    if (value !== null && !isWithin(parameters[parameter].possible, value))
      problems.push(`frame ${sent}: impossible ${parameter} ${value}`);
  }

  function tryFrame(frame: SpecimenFrame, thenMs = 20): void {
    sent += 1;
    try {
      player.send(frame);
      player.wait(thenMs);
    } catch (error) {
      problems.push(
        `frame ${sent} (${Buffer.from(frame.bytes).toString('hex').slice(0, 200)}) threw ${String(error)}`,
      );
      player = anew();
    }
    if (player.hungUp.length === 0) return;
    hungUp += 1;
    player.close();
    player = anew();
  }

  /** Two good frames, and the second is read: what the noise began is over by then. */
  function comeBack(): void {
    const good: Values[] = [someValues(specimen.driver, random), someValues(specimen.driver, random)];
    for (const [index, values] of good.entries()) {
      heard = [];
      tryFrame(specimen.frame(values, startMs + (sent + index) * 1_000), 1_000);
    }
    const last = heard.flatMap((one) => (one.type === 'reading' ? [one.reading] : []));
    const meant = good[1];
    const isBack = meant !== undefined && last.some((reading) => saysAll([reading], meant));
    if (!isBack) problems.push(`frame ${sent}: not back with the second good frame`);
  }
}

/** Anything at all, a good frame with some bytes changed, one cut, one with a piece of another in it, one twice. */
function noisy(specimen: Specimen, random: Random): SpecimenFrame {
  const good = specimen.frame(someValues(specimen.driver, random), startMs);
  const bytes = Uint8Array.from(good.bytes);
  const at = between(random, 0, bytes.length - 1);
  switch (between(random, 0, 5)) {
    case 0:
      return { ...good, bytes: randomBytes(random, between(random, 0, 200)) };
    case 1: {
      for (let flips = between(random, 1, 6); flips > 0; flips -= 1)
        bytes[between(random, 0, bytes.length - 1)] = between(random, 0, 255);
      return { ...good, bytes };
    }
    case 2:
      return { ...good, bytes: bytes.subarray(0, at) };
    case 3:
      return { ...good, bytes: bytes.subarray(at) };
    case 4:
      return {
        ...good,
        bytes: Buffer.concat([
          bytes.subarray(0, at),
          randomBytes(random, between(random, 1, 30)),
          bytes.subarray(at),
        ]),
      };
    default:
      return { ...good, bytes: Buffer.concat([bytes.subarray(0, at), bytes]) };
  }
}
