import type { ScoredLine } from './line-schema.ts';
import type { Heard } from './judged-faults.ts';
import type { Period, WatchedSession } from './watched-session.ts';

type LineOf<T extends ScoredLine['type']> = Extract<ScoredLine, { type: T }>;
type Spoken = 'spo2Percent' | 'pulseRateBpm';

/** How the devices of one session were heard, whatever they said. */
export type Hearing = Heard & {
  /** While there was a number to be taken for a live one: not doubted, and followed by the next within 5 s. */
  readonly live: Readonly<Record<Spoken, readonly Period[]>>;
};

const apartMs = 5_000;

export function createHearing({ openedAtMs, untilMs }: WatchedSession) {
  const heard = createPeriods();
  const live = { spo2Percent: createPeriods(), pulseRateBpm: createPeriods() };
  const cuffFailedAtMs: number[] = [];
  const isWithin = (atMs: number) => atMs >= openedAtMs && atMs <= untilMs;
  return {
    said({ deliveredAtMs, isDoubtful, spo2Percent, pulseRateBpm }: LineOf<'said'>): void {
      if (!isWithin(deliveredAtMs)) return;
      heard.note(deliveredAtMs);
      if (!isDoubtful && spo2Percent !== null) live.spo2Percent.note(deliveredAtMs);
      if (!isDoubtful && pulseRateBpm !== null) live.pulseRateBpm.note(deliveredAtMs);
    },
    cuff({ deliveredAtMs, error }: LineOf<'cuff'>): void {
      if (deliveredAtMs !== null && error !== null && isWithin(deliveredAtMs))
        cuffFailedAtMs.push(deliveredAtMs);
    },
    done: (endMs: number): Hearing => ({
      silences: gapsBetween(heard.all(), endMs),
      cuffFailedAtMs,
      live: { spo2Percent: live.spo2Percent.all(), pulseRateBpm: live.pulseRateBpm.all() },
    }),
  };
}

/** Times that are less than 5 s apart are one period. */
function createPeriods() {
  const periods: { fromMs: number; untilMs: number }[] = [];
  return {
    note(atMs: number): void {
      const last = periods.at(-1);
      if (last !== undefined && atMs - last.untilMs < apartMs) last.untilMs = Math.max(last.untilMs, atMs);
      else periods.push({ fromMs: atMs, untilMs: atMs });
    },
    all: (): readonly Period[] => periods,
  };
}

/** The last one up to the end; before the first nothing was there to fall silent. */
function gapsBetween(periods: readonly Period[], endMs: number): readonly Period[] {
  return periods.map(({ untilMs }, nth) => ({ fromMs: untilMs, untilMs: periods[nth + 1]?.fromMs ?? endMs }));
}
