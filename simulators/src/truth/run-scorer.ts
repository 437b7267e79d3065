import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { Expectation, Threshold } from '../scenario/scenario.ts';
import { judgedExpectations, type JudgedExpectation } from './expectations.ts';
import { createHappenings } from './happenings.ts';
import { createHearing } from './hearing.ts';
import type { ScoredLine } from './line-schema.ts';
import { sessionScore, type SessionScore } from './session-score.ts';
import { createSessionWatch } from './session-watch.ts';
import { watchedSessions } from './watched-session.ts';

/** A run that is over: what its scenario asks for, and what the gateway said happened. */
export type FinishedRun = {
  readonly name: string;
  readonly seed: number;
  readonly expect: readonly Expectation[];
  readonly thresholds: readonly Threshold[];
  readonly feed: readonly ChairEvent[];
};

export type ScoredRun = Pick<FinishedRun, 'name' | 'seed' | 'thresholds'> & {
  readonly sessions: readonly SessionScore[];
  readonly expectations: readonly JudgedExpectation[];
};

/**
 * Holds a run against its truth, line by line in the order they were written, so that ten hours of eight chairs need no more
 * memory than what was past a row in them. The gateway is heard from outside only: by its feed.
 */
export type RunScorer = {
  take(line: ScoredLine): void;
  done(): ScoredRun;
};

export function createRunScorer(run: FinishedRun): RunScorer {
  const happenings = createHappenings();
  const watches = watchedSessions(run.feed).map((session) => ({
    session,
    watch: createSessionWatch(session),
    hearing: createHearing(session),
  }));
  const byChair = Map.groupBy(watches, ({ session }) => session.chair);
  const watching = (chair: string) => byChair.get(chair) ?? [];
  /** The run ends with the last that is known of it. */
  let endedAtMs = run.feed.reduce((latest, { atMs }) => Math.max(latest, atMs), -Infinity);

  return {
    take(line) {
      if ('atMs' in line) endedAtMs = Math.max(endedAtMs, line.atMs);
      switch (line.type) {
        case 'second':
          for (const { watch } of watching(line.chair)) watch.second(line);
          return;
        case 'said':
          for (const { watch, hearing } of watching(line.chair)) {
            watch.said(line);
            hearing.said(line);
          }
          return;
        case 'cuff':
          for (const { watch, hearing } of watching(line.chair)) {
            watch.cuff(line);
            hearing.cuff(line);
          }
          return;
        case 'span':
        case 'span-ended':
          happenings.take(line);
          return;
        case 'side-effect':
        case 'session':
          return;
      }
    },
    done() {
      const happened = happenings.upTo(endedAtMs);
      const seen = watches.map(({ session, watch, hearing }) => {
        const untilMs = Math.min(session.untilMs, endedAtMs);
        const heard = hearing.done(untilMs);
        return {
          live: { chair: session.chair, ...heard.live },
          score: sessionScore(
            { ...session, untilMs },
            { stretches: watch.done(untilMs), hearing: heard, happenings: happened },
          ),
        };
      });
      const sessions = seen.map(({ score }) => score);
      const { name, seed, thresholds } = run;
      const facts = { sessions, live: seen.map(({ live }) => live), happenings: happened };
      return { name, seed, thresholds, sessions, expectations: judgedExpectations(run.expect, facts) };
    },
  };
}
