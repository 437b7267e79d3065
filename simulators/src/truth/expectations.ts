import { rankOf } from '@chairside/shared/alarms/conditions.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { Expectation } from '../scenario/scenario.ts';
import { isAt, type Happening } from './happenings.ts';
import { periodsAtLeast, type RaisedAlarm } from './raised-alarms.ts';
import type { SessionScore } from './session-score.ts';
import { overlap, type Period } from './watched-session.ts';

/** What a scenario asked for, and whether it was so. `because`: a sentence for a developer. */
export type JudgedExpectation = {
  readonly asked: string;
  readonly where: Expectation['where'];
  readonly isMet: boolean;
  readonly because: string;
};

export type RunFacts = {
  readonly sessions: readonly SessionScore[];
  readonly live: readonly Live[];
  readonly happenings: readonly Happening[];
};

type Live = {
  readonly chair: string;
  readonly spo2Percent: readonly Period[];
  readonly pulseRateBpm: readonly Period[];
};

type Answer = Pick<JudgedExpectation, 'isMet' | 'because'>;
type That<K extends Expectation['that']['kind']> = Extract<Expectation['that'], { kind: K }>;

/** Where something is looked for: all chairs the expectation is about, while it is about them. */
type Window = Period & { readonly chair: ChairId | null; readonly happening: Happening | null };

/** An expectation about a span that never was is not met: it would say nothing. */
export function judgedExpectations(
  expect: readonly Expectation[],
  facts: RunFacts,
): readonly JudgedExpectation[] {
  return expect.map((expectation) => ({
    asked: askedOf(expectation),
    where: expectation.where,
    ...answerOf(expectation, facts),
  }));
}

function answerOf(expectation: Expectation, facts: RunFacts): Answer {
  const windows = windowsOf(expectation, facts);
  if (windows.length === 0)
    return { isMet: false, because: `nothing was labelled ${expectation.during?.label ?? ''}` };
  const answers = windows.map((window) => answerIn(expectation.that, window, facts));
  return answers.find(({ isMet }) => !isMet) ?? (answers[0] as Answer);
}

function windowsOf({ chair, during }: Expectation, { happenings }: RunFacts): readonly Window[] {
  if (during === null) return [{ chair, fromMs: -Infinity, untilMs: Infinity, happening: null }];
  return happenings
    .filter((one) => one.label === during.label && (chair === null || isAt(one, chair)))
    .map((happening) => ({
      chair: chair ?? (happening.chair as ChairId | null),
      fromMs: happening.fromMs,
      untilMs: happening.untilMs + during.graceMs,
      happening,
    }));
}

function answerIn(that: Expectation['that'], window: Window, facts: RunFacts): Answer {
  switch (that.kind) {
    case 'alarm':
      return alarmAnswer(that, window, facts);
    case 'no-alarm':
      return noAlarmAnswer(that, window, facts);
    case 'not-live':
      return notLiveAnswer(that, window, facts);
  }
}

function alarmAnswer(that: That<'alarm'>, window: Window, { sessions }: RunFacts): Answer {
  const own = sessions.filter(({ chair }) => isOf(window, chair));
  const calledAtMs = earliest(
    own.flatMap(({ alarms }) =>
      alarms
        .filter(({ what }) => what === that.what)
        .flatMap((alarm) => periodsAtLeast(alarm, that.priority ?? 'low')),
    ),
    window,
  );
  const known = own.flatMap(({ observable }) => observable.filter(({ what }) => what === that.what));
  if (calledAtMs === null) {
    const wasKnown = earliest(known, window) !== null;
    const because = wasKnown
      ? 'there was no such alarm'
      : 'there was no such alarm, and no device had said anything of it';
    return { isMet: false, because };
  }
  if (that.withinMs === null) return { isMet: true, because: 'it was raised' };
  const sinceMs = that.from === 'span' ? window.fromMs : earliest(known, window);
  if (sinceMs === null) return { isMet: false, because: 'it was raised, and could never be observed' };
  if (sinceMs === -Infinity) return { isMet: true, because: 'it was raised' };
  const tookMs = Math.max(0, calledAtMs - sinceMs);
  return { isMet: tookMs <= that.withinMs, because: `it was raised after ${seconds(tookMs)}` };
}

/** What began, or rose so far, within the window; what was there before is not its doing. */
function noAlarmAnswer(that: That<'no-alarm'>, window: Window, { sessions }: RunFacts): Answer {
  const priority = that.what === 'any-high' ? 'high' : (that.priority ?? 'low');
  const began = sessions
    .filter(({ chair }) => isOf(window, chair))
    .flatMap(({ alarms }) => alarms)
    .filter(({ what }) => that.what === 'any-high' || what === that.what)
    .filter((alarm) => roseWithin(alarm, priority, window));
  const [first] = began;
  if (first === undefined) return { isMet: true, because: 'there was none' };
  return {
    isMet: false,
    because: `${first.what} was raised at chair ${first.chair} (event ${first.occurrence})`,
  };
}

function roseWithin(
  { steps }: RaisedAlarm,
  priority: RaisedAlarm['priority'],
  { fromMs, untilMs }: Period,
): boolean {
  return steps.some((step, nth) => {
    const before = steps[nth - 1];
    const rises = before === undefined || rankOf(before.priority) < rankOf(priority);
    return (
      rises && rankOf(step.priority) >= rankOf(priority) && step.fromMs >= fromMs && step.fromMs <= untilMs
    );
  });
}

/**
 * No value that could be taken for a live one was delivered any more; and where the fault has a technical alarm, the gateway had
 * said by then that it has no number. What a screen showed meanwhile is not in the feed.
 */
function notLiveAnswer(that: That<'not-live'>, window: Window, { live, sessions }: RunFacts): Answer {
  const { happening } = window;
  if (happening === null) return { isMet: false, because: 'it names no span to be so in' };
  const dead = { fromMs: happening.fromMs + that.afterMs, untilMs: happening.untilMs };
  if (dead.fromMs > dead.untilMs) return { isMet: false, because: 'the span was over before that' };
  // What comes the moment the span is over is not of it.
  const isLive = live.some(
    (one) =>
      isOf(window, one.chair) &&
      one[that.parameter].some((period) => overlap(period, dead) && period.fromMs < dead.untilMs),
  );
  if (isLive) return { isMet: false, because: 'a device went on saying a number it did not doubt' };
  const faults = sessions.flatMap((session) => session.faults.filter(({ id }) => id === happening.id));
  const isUnsaid = faults.some(
    ({ technical }) =>
      technical !== null &&
      technical.outcome !== 'not-due' &&
      (technical.atMs === null || technical.atMs > dead.fromMs),
  );
  if (isUnsaid) return { isMet: false, because: 'the gateway had not said that it has no number' };
  return { isMet: true, because: 'there was no live number' };
}

function isOf({ chair }: Window, other: string): boolean {
  return chair === null || chair === other;
}

function earliest(periods: readonly Period[], window: Period): number | null {
  const within = periods
    .filter((one) => overlap(one, window))
    .map(({ fromMs }) => Math.max(fromMs, window.fromMs));
  return within.length === 0 ? null : Math.min(...within);
}

function askedOf({ chair, during, that }: Expectation): string {
  const whereabouts = `${chair === null ? '' : ` at chair ${chair}`}${during === null ? '' : ` during ${during.label}`}`;
  switch (that.kind) {
    case 'alarm': {
      const within = that.withinMs === null ? '' : ` within ${seconds(that.withinMs)} of the ${that.from}`;
      return `${that.what}${that.priority === null ? '' : `, ${that.priority},`}${whereabouts}${within}`;
    }
    case 'no-alarm':
      return `no ${that.what}${that.priority === null ? '' : `, ${that.priority},`}${whereabouts}`;
    case 'not-live':
      return `no live ${that.parameter}${whereabouts} after ${seconds(that.afterMs)}`;
  }
}

function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} s`;
}
