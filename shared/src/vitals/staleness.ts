/**
 * How old a continuous number may be before it stops looking alive (AL28).
 *
 * dim   at max(3 s, 3 × the source's period)
 * gone  at max(10 s, 4 × the source's period): the screen shows `---`
 */
export type Freshness = 'fresh' | 'dim' | 'gone';

export function freshness(ageMs: number, periodMs: number): Freshness {
  if (ageMs >= Math.max(10_000, 4 * periodMs)) return 'gone';
  if (ageMs >= Math.max(3_000, 3 * periodMs)) return 'dim';
  return 'fresh';
}

/** A source slower than this says so on the screen (AL10). */
export const slowSourceMs = 30_000;

const assumedPeriodMs = 1_000;

/**
 * The usual distance between a source's last readings: their median, of two in the middle the shorter, so that a gap does not
 * teach it to be patient.
 * `atMs` ascending; fewer than three say nothing, then 1 s is assumed.
 */
export function sourcePeriodMs(atMs: readonly number[]): number {
  if (atMs.length < 3) return assumedPeriodMs;
  const gaps = atMs.slice(1).map((at, index) => at - (atMs[index] ?? at));
  gaps.sort((a, b) => a - b);
  return gaps[Math.floor((gaps.length - 1) / 2)] ?? assumedPeriodMs;
}

/** A cuff value greys a minute after the next was due, and is blank after an hour (UI9). */
export const nibpBlankAfterMs = 60 * 60_000;
export const nibpGreyAfterDueMs = 60_000;
