import { rankOf } from '@chairside/shared/alarms/conditions.ts';
import type { Outcome, ReplayedOccurrence } from './outcome.ts';

/**
 * What the second preset would have made different (AL36). Two occurrences answer each other where they are of the same
 * condition and overlap in time.
 */
export type Comparison = {
  /** Of the first, with nothing in the second to answer them. */
  readonly hidden: readonly ReplayedOccurrence[];
  /** Of the first, answered by one of the second that began later, or was high later. */
  readonly later: readonly Later[];
  /** Of the first, answered only by ones of lower priority. */
  readonly lower: readonly (ReplayedOccurrence & { readonly inSecond: ReplayedOccurrence['priority'] })[];
  /** Of the second, with nothing in the first to answer them. */
  readonly added: readonly ReplayedOccurrence[];
};

/** How much later it began, and was high; 0 where it was not, null where either was never high. */
export type Later = ReplayedOccurrence & {
  readonly bySeconds: number;
  readonly highBySeconds: number | null;
};

export function compare(first: Outcome, second: Outcome): Comparison {
  const answered = first.occurrences.map((one) => ({ one, answers: answersTo(one, second) }));
  return {
    hidden: answered.filter(({ answers }) => answers.length === 0).map(({ one }) => one),
    later: answered.flatMap(({ one, answers }) => {
      if (answers.length === 0) return [];
      const bySeconds = laterBy(
        one.atSecond,
        answers.map(({ atSecond }) => atSecond),
      );
      const highs = answers.flatMap(({ highAtSecond }) => highAtSecond ?? []);
      const highBySeconds =
        one.highAtSecond === null || highs.length === 0 ? null : laterBy(one.highAtSecond, highs);
      return bySeconds > 0 || (highBySeconds ?? 0) > 0 ? [{ ...one, bySeconds, highBySeconds }] : [];
    }),
    lower: answered.flatMap(({ one, answers }) => {
      const [highest] = answers.toSorted((a, b) => rankOf(b.priority) - rankOf(a.priority));
      if (highest === undefined || rankOf(highest.priority) >= rankOf(one.priority)) return [];
      return [{ ...one, inSecond: highest.priority }];
    }),
    added: second.occurrences.filter((one) => answersTo(one, first).length === 0),
  };
}

function laterBy(second: number, answers: readonly number[]): number {
  return Math.max(0, Math.min(...answers) - second);
}

function answersTo(one: ReplayedOccurrence, { occurrences }: Outcome): readonly ReplayedOccurrence[] {
  return occurrences.filter((other) => other.condition === one.condition && overlap(one, other));
}

/** One that lasted no time is where it is. */
function overlap(one: ReplayedOccurrence, other: ReplayedOccurrence): boolean {
  if (one.atSecond === other.atSecond) return true;
  return one.atSecond < other.atSecond + other.seconds && other.atSecond < one.atSecond + one.seconds;
}
