import type { Check, Finding } from './check.ts';
import { settledBytes } from './memory.ts';
import { play, type Play } from './play.ts';
import { between, randomBytes, type Random } from './random.ts';
import type { Specimen } from './specimen.ts';
import { carried, inShort, saysAll, someSamples, type Sample } from './values.ts';

/** What a network, a cable and noise do to bytes. */
export const framingChecks: readonly Check[] = [
  { name: 'whole frames', run: wholeFrames },
  { name: 'one byte at a time', run: (specimen, random) => cut(specimen, random, () => 1) },
  {
    name: 'cut anywhere',
    run: (specimen, random) => cut(specimen, random, () => between(random, 1, 40)),
  },
  { name: 'all in one piece', run: (specimen, random) => cut(specimen, random, () => Infinity) },
  { name: 'garbage before and between', run: garbage },
  { name: 'cut off, then whole', run: truncated },
  { name: 'a check that is wrong', run: damaged },
  { name: 'a stream without end', run: endless },
];

/** The first may be lost: a stream is entered anywhere. */
const mayBeLost = 1;

function wholeFrames(specimen: Specimen, random: Random): Finding {
  const samples = someSamples(specimen, random, 12);
  const player = play(specimen.driver);
  // Each frame is said, all of it, by the time the next has come.
  for (const [index, { frame, values }] of samples.entries()) {
    const before = player.readings().length;
    player.send(frame);
    player.wait(1_000);
    const heard = player.readings().slice(before);
    if (heard.length === 0 && index < mayBeLost) continue;
    if (!saysAll(heard, values))
      return `frame ${index + 1} says ${JSON.stringify(values)}, heard ${inShort(heard)}`;
    const missing = carried(specimen).find((id) => !heard.some(({ parameter }) => parameter === id));
    if (missing !== undefined) return `frame ${index + 1} carries ${missing}, and it was not said`;
  }
  return null;
}

function cut(specimen: Specimen, random: Random, length: () => number): Finding {
  if (specimen.isPacket) return { notApplicable: 'a packet comes whole' };
  const samples = someSamples(specimen, random, 8);
  const [whole, pieces] = [play(specimen.driver), play(specimen.driver)];
  for (const { frame } of samples) whole.send(frame);
  const stream = Buffer.concat(samples.map(({ frame }) => frame.bytes));
  const channel = samples[0]?.frame.channel;
  const on = channel === undefined ? {} : { channel };
  for (let at = 0; at < stream.length;) {
    const next = Math.min(stream.length, at + length());
    pieces.send({ bytes: stream.subarray(at, next), ...on });
    at = next;
  }
  const [meant, heard] = [inShort(whole.readings()), inShort(pieces.readings())];
  if (whole.readings().length === 0) return 'nothing was read at all';
  return meant === heard ? null : `whole: ${meant}; in pieces: ${heard}`;
}

/** Of two good frames the second is read at the latest, and nothing is said that was not sent. */
export function backWithinTwo(player: Play, samples: readonly Sample[]): string | null {
  // What was sent before, and waited to be followed by something, is said by now.
  player.wait(1_000);
  const before = player.readings().length;
  for (const { frame } of samples) {
    player.send(frame);
    player.wait(1_000);
  }
  const heard = player.readings().slice(before);
  const foreign = heard.find((reading) => !samples.some(({ values }) => saysAll([reading], values)));
  if (foreign !== undefined) return `said what nobody sent: ${inShort([foreign])}`;
  const second = samples[1];
  const isBack = second !== undefined && heard.some((reading) => saysAll([reading], second.values));
  return isBack ? null : `not back with the second good frame: heard ${inShort(heard)}`;
}

/**
 * A check of eight bits is right by chance once in 256: what one pair of frames says so is asked again with others, broken at the
 * same place. A driver that is wrong is wrong again.
 */
function notByChance(attempt: () => string | null): string | null {
  return attempt() === null ? null : attempt();
}

function garbage(specimen: Specimen, random: Random): Finding {
  for (let round = 0; round < 20; round += 1) {
    const noise = randomBytes(random, between(random, 1, 60));
    const finding = notByChance(() => withGarbage(specimen, random, noise));
    if (finding !== null) return finding;
  }
  return null;
}

function withGarbage(specimen: Specimen, random: Random, noise: Uint8Array): string | null {
  const player = play(specimen.driver);
  const samples = someSamples(specimen, random, 6);
  for (const part of [samples.slice(0, 3), samples.slice(3)]) {
    const channel = samples[0]?.frame.channel;
    player.send({ bytes: noise, ...(channel !== undefined && { channel }) });
    const finding = backWithinTwo(player, part);
    if (finding !== null) return `after ${Buffer.from(noise).toString('hex')}: ${finding}`;
  }
  const { garbageBytes } = player.counts();
  return garbageBytes === 0 && player.rejections() === 0 ? 'garbage was not counted' : null;
}

function truncated(specimen: Specimen, random: Random): Finding {
  for (let round = 0; round < 20; round += 1) {
    const length = someSamples(specimen, random, 1)[0]?.frame.bytes.length ?? 0;
    const kept = between(random, 1, length - 1);
    const finding = notByChance(() => cutOffAfter(specimen, random, kept));
    if (finding !== null) return `cut after ${kept} bytes ${finding}`;
  }
  return null;
}

function cutOffAfter(specimen: Specimen, random: Random, kept: number): string | null {
  const player = play(specimen.driver);
  const [first, ...rest] = someSamples(specimen, random, 4);
  if (first === undefined) return 'there is no frame';
  player.send({ ...first.frame, bytes: first.frame.bytes.subarray(0, kept) });
  const halfSaid = player.readings().find((reading) => !saysAll([reading], first.values));
  return halfSaid === undefined ? backWithinTwo(player, [...rest, first]) : `it said ${inShort([halfSaid])}`;
}

function damaged(specimen: Specimen, random: Random): Finding {
  const { damaged: damage } = specimen;
  if (typeof damage !== 'function') return damage;
  const player = play(specimen.driver);
  const samples = someSamples(specimen, random, 6);
  for (const { frame } of samples.slice(0, 2)) player.send(frame);
  const before = player.readings().length;
  for (const { frame } of samples.slice(2, 4)) player.send(damage(frame));
  const heard = player.readings().slice(before);
  if (heard.length > 0) return `said in spite of a wrong check: ${inShort(heard)}`;
  const { garbageBytes } = player.counts();
  if (garbageBytes === 0 && player.rejections() === 0) return 'a wrong check was not counted';
  return backWithinTwo(player, samples.slice(4));
}

const endlessBytes = 10 * 1024 * 1024;
/** Twice the longest message of any family (HL7, a MiB). */
const keptAtMost = 2 * 1024 * 1024;

/** A beginning, and then never an end: what is kept of it is bounded, or the link is hung up on. */
async function endless(specimen: Specimen, random: Random): Promise<Finding> {
  const [first] = someSamples(specimen, random, 1);
  if (first === undefined) return 'no frame';
  const { bytes, channel } = first.frame;
  const beginning = bytes.subarray(0, Math.max(1, Math.floor(bytes.length / 2)));
  const tail = beginning.subarray(-1);
  const player = play(specimen.driver, { keeps: false });
  const on = channel === undefined ? {} : { channel };
  const before = await settledBytes();
  player.send({ bytes: beginning, ...on });
  const piece = Buffer.alloc(64 * 1024, tail);
  for (let sent = 0; sent < endlessBytes && player.hungUp.length === 0; sent += piece.length) {
    player.send({ bytes: piece, ...on });
    // What has been said is let go of once it is answered.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const grown = (await settledBytes()) - before;
  return grown <= keptAtMost ? null : `${(grown / 1024 / 1024).toFixed(1)} MiB kept of a frame without end`;
}
