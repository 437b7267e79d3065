import type { Clock } from '../ports/clock.ts';
import { createAgenda } from './agenda.ts';
import { createDueTimer } from './due-timer.ts';

/**
 * The session clock of a simulation (decision 0020). It goes by itself at a rate, so many of its seconds in one of the host's,
 * or it stands and is moved. While it stands nothing runs, what is due already included, until it is moved: what happens at
 * which time depends on nothing but the moves.
 */
export type SimulatedClock = Clock & {
  /** It stands from now on. */
  hold(): void;
  /**
   * Standing, it goes to `toMs`, which is not before now: what is due before that runs in order, each action seeing its own
   * time as now. Then `arrive`, then what is due at `toMs`.
   */
  moveTo(toMs: number, arrive?: () => void): void;
  /** Standing, it is set to any time, an earlier one too, and runs nothing: for as long as nothing has happened yet. */
  setTo(atMs: number): void;
  /** It goes by itself again. */
  release(rate: number): void;
};

type Course = { readonly fromMs: number; readonly fromHostMs: number; readonly rate: number };

/** It goes from the start; at rate 0 it stands. */
export function createSimulatedClock(start: {
  readonly startMs: number;
  readonly rate: number;
}): SimulatedClock {
  const agenda = createAgenda();
  let course = courseFrom(start.startMs, start.rate);
  const timer = createDueTimer(agenda, { now, rate: () => course.rate });

  function now(): number {
    const { fromMs, fromHostMs, rate } = course;
    return rate === 0 ? fromMs : fromMs + Math.floor((performance.now() - fromHostMs) * rate);
  }

  function stands(): boolean {
    return course.rate === 0;
  }

  function standAt(atMs: number): void {
    if (!stands()) throw new Error('the clock is moved only while it stands');
    course = courseFrom(atMs, 0);
  }

  return {
    now,
    at(atMs, action) {
      const isEarliest = atMs < (agenda.nextAtMs() ?? Infinity);
      const cancel = agenda.add(atMs, action);
      if (isEarliest && !stands()) timer.arm();
      return cancel;
    },
    hold() {
      timer.disarm();
      course = courseFrom(now(), 0);
    },
    moveTo(toMs, arrive = () => undefined) {
      if (toMs < now()) throw new Error('time does not go back');
      for (let dueMs = agenda.nextAtMs(); dueMs !== null && dueMs < toMs; dueMs = agenda.nextAtMs()) {
        standAt(Math.max(now(), dueMs));
        agenda.take(dueMs)?.action();
      }
      standAt(toMs);
      arrive();
      for (let due = agenda.take(toMs); due !== null; due = agenda.take(toMs)) due.action();
    },
    setTo: standAt,
    release(rate) {
      course = courseFrom(now(), rate);
      timer.arm();
    },
  };
}

function courseFrom(fromMs: number, rate: number): Course {
  return { fromMs, fromHostMs: performance.now(), rate };
}
