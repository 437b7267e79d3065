/** Reads a pulse wave as somebody would who did not make it. */

/**
 * The pulse in a wave of mean 0 and height about 1: from the first rise to the last. A rise counts when the wave goes above a
 * quarter after it was below minus a fifth, so that noise and the second hump do not.
 */
export function countedPulseBpm(wave: readonly number[], samplesPerS: number): number {
  let isLow = false;
  const rises: number[] = [];
  for (const [index, value] of wave.entries()) {
    if (value < -0.2) isLow = true;
    if (!isLow || value <= 0.25) continue;
    rises.push(index);
    isLow = false;
  }
  const [first = NaN] = rises;
  return (60 * samplesPerS * (rises.length - 1)) / ((rises.at(-1) ?? NaN) - first);
}

/** The excellent class of Tang et al. 2020, table 1, by phase; written out again, to be compared with. */
export function tangTemplate(phase: number): number {
  const rad = 2 * Math.PI * phase - Math.PI;
  let sum = 0;
  for (const turn of [-2 * Math.PI, 0, 2 * Math.PI]) {
    sum += Math.exp(-((rad + 1.5161 + turn) ** 2) / (2 * 0.6303 ** 2));
    sum += 0.1999 * Math.exp(-((rad - 0.8186 + turn) ** 2) / (2 * 1.0225 ** 2));
  }
  return sum;
}
