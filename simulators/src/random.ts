/**
 * Counter-based random numbers (SI2): the n-th draw of a stream depends on seed, name and n alone, so a draw more in one
 * place shifts no other. A stream is named by its use: `chair-3/person-1/nibp/noise`.
 */
export type Stream = {
  /** Above 0 and below 1, evenly. */
  readonly uniform: (n: number) => number;
  /** Mean 0, standard deviation 1. */
  readonly normal: (n: number) => number;
};

/** Streams of one seed under one name: `streams.under('nibp')('noise')` is `streams('nibp/noise')`. */
export type Streams = {
  (name: string): Stream;
  readonly under: (name: string) => Streams;
};

export function createStreams(seed: number): Streams {
  return streamsUnder(seed, '');
}

function streamsUnder(seed: number, prefix: string): Streams {
  const open = (name: string) => createStream(mixed(hashOf(prefix + name), seed));
  return Object.assign(open, { under: (name: string) => streamsUnder(seed, `${prefix}${name}/`) });
}

function createStream(key: number): Stream {
  const uniform = (n: number) => (mixed(key, n) + 0.5) / 2 ** 32;
  return {
    uniform,
    normal: (n) => Math.sqrt(-2 * Math.log(uniform(2 * n))) * Math.cos(2 * Math.PI * uniform(2 * n + 1)),
  };
}

/**
 * A slow, smooth wander in time: mean 0, standard deviation 1, a new direction every `periodS`.
 * It can be asked for any instant, in any order.
 */
export function wander(stream: Stream, atS: number, periodS: number): number {
  const knot = Math.floor(atS / periodS);
  const weight = (1 - Math.cos(Math.PI * (atS / periodS - knot))) / 2;
  const blend = stream.normal(knot) * (1 - weight) + stream.normal(knot + 1) * weight;
  return blend / Math.hypot(weight, 1 - weight);
}

/** Mean 1, always above 0; `cv` is its standard deviation. */
export function lognormalAroundOne(normal: number, cv: number): number {
  const variance = Math.log(1 + cv * cv);
  return Math.exp(Math.sqrt(variance) * normal - variance / 2);
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Two rounds of the murmur3 finaliser over key and counter, 32 bits. */
function mixed(key: number, n: number): number {
  return finalised(finalised(key ^ 0x9e3779b9) ^ Math.imul(n, 0x85ebca77));
}

function finalised(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
