import type { SessionClock } from '../clinic.ts';
import type { TabletsReport, ToldAlarm } from './tablets.ts';
import type { DueAlarm } from './trajectories.ts';
import type { Drawn, Noted } from './watched-page.ts';

/** What was due, and when it came out and where. Times are stamps; NaN where it never did. */
export type Paired = {
  readonly due: DueAlarm;
  /** When the reading that makes it stand by the rules was given to the socket. */
  readonly dueAt: number;
  /** The same of the reading the gateway decided it with: a later one, where it took the delay for not over yet. */
  readonly decidedAt: number;
  readonly readingsLate: number;
  readonly toldAt: number;
  readonly drawnAt: number;
  readonly soundedAt: number;
};

export type Run = {
  readonly due: readonly DueAlarm[];
  /** Stamps of a chair's readings by second. */
  readonly sentBy: ReadonlyMap<string, Float64Array>;
  readonly told: readonly ToldAlarm[];
  readonly overview: Noted;
  readonly clock: SessionClock;
};

/** An alarm that took longer than this counts as lost: the next of the same chair is further away. */
const withinMs = 6_000;
/** A stamp is taken a moment before the gateway's; its session clock is read in whole milliseconds over a socket. */
const clockLeewayMs = 250;
/** A device's time is in whole milliseconds. */
const roundingMs = 5;

export function pairAlarms({ due, sentBy, told, overview, clock }: Run): readonly Paired[] {
  return due.map((one) => {
    const sent = sentBy.get(one.chair) ?? new Float64Array();
    const dueAt = sent[one.second] ?? Number.NaN;
    const event = told.find(
      (alarm) =>
        alarm.chair === one.chair &&
        alarm.what === 'spo2-low' &&
        alarm.type === one.type &&
        alarm.priority === one.priority &&
        isWithin(alarm.at, dueAt),
    );
    const decidedWith = event === undefined ? one.second : lastBefore(sent, conditionAt(event, clock));
    const decidedAt = sent[decidedWith] ?? Number.NaN;
    return {
      due: one,
      dueAt,
      decidedAt,
      readingsLate: decidedWith - one.second,
      toldAt: event?.at ?? Number.NaN,
      drawnAt: firstDrawn(overview.drawn, one, dueAt)?.at ?? Number.NaN,
      soundedAt: Number.NaN,
    };
  });
}

/** What a reading in which there is no alarm takes to the same tablets, in ms. */
export function readingTimes(
  { readings }: Pick<TabletsReport, 'readings'>,
  { sentBy, clock, startAtStampMs }: Pick<Run, 'sentBy' | 'clock'> & { readonly startAtStampMs: number },
): readonly number[] {
  return readings.flatMap(({ chair, measuredAtMs, at }) => {
    const measuredAt = clock.stampMs + (measuredAtMs - clock.sessionMs) / clock.rate;
    const second = Math.floor((measuredAt - startAtStampMs + roundingMs) / 1000);
    const sentAt = sentBy.get(chair)?.[second];
    return sentAt === undefined || Number.isNaN(sentAt) ? [] : [at - sentAt];
  });
}

/** For the screen of one chair that is calm before every alarm: each one's first sample is that of a new sound. */
export function pairSounds(paired: readonly Paired[], { drawn, sounds }: Noted): readonly Paired[] {
  return paired.map((one) => {
    const begun = sounds.filter(({ calledAt }) => isWithin(calledAt, one.decidedAt));
    const soundedAt = begun.length === 0 ? Number.NaN : Math.min(...begun.map(({ heardAt }) => heardAt));
    return { ...one, soundedAt, drawnAt: firstDrawn(drawn, one.due, one.dueAt)?.at ?? Number.NaN };
  });
}

function firstDrawn(drawn: readonly Drawn[], due: DueAlarm, dueAt: number): Drawn | undefined {
  return drawn.find(
    ({ place, priority, isTechnical, at }) =>
      place === due.chair && priority === due.priority && !isTechnical && isWithin(at, dueAt),
  );
}

function isWithin(at: number, dueAt: number): boolean {
  return at >= dueAt && at - dueAt < withinMs;
}

function conditionAt({ conditionAtMs }: ToldAlarm, clock: SessionClock): number {
  return clock.stampMs + (conditionAtMs - clock.sessionMs) / clock.rate;
}

/** Index of the last reading that was sent by then. */
function lastBefore(sent: Float64Array, at: number): number {
  return sent.findLastIndex((one) => one <= at + clockLeewayMs);
}
