import type { Agenda } from './agenda.ts';

/** Runs what an agenda holds once its time has come, for a clock that goes by itself. */
export type DueTimer = {
  /** Waits for the earliest; called when the earliest is another, or the clock goes otherwise. */
  arm(): void;
  disarm(): void;
};

type Going = { readonly now: () => number; readonly rate: () => number };

export function createDueTimer(agenda: Agenda, { now, rate }: Going): DueTimer {
  let timer: NodeJS.Timeout | undefined;
  let turn: NodeJS.Immediate | undefined;

  function arm(): void {
    clearTimeout(timer);
    const atMs = agenda.nextAtMs();
    if (atMs === null) return;
    const waitMs = Math.ceil(Math.max(0, (atMs - now()) / rate()));
    timer = setTimeout(afterWhatWaits, Math.min(waitMs, longestTimerMs));
    timer.unref();
  }

  /** After the loop stood still, what devices said meanwhile is heard before anything is called silent. */
  function afterWhatWaits(): void {
    turn ??= setImmediate(runDue);
  }

  function runDue(): void {
    turn = undefined;
    const nowMs = now();
    try {
      for (let due = agenda.take(nowMs); due !== null; due = agenda.take(nowMs)) due.action();
    } finally {
      arm();
    }
  }

  function disarm(): void {
    clearTimeout(timer);
    clearImmediate(turn);
    turn = undefined;
  }

  return { arm, disarm };
}

/** Longer ones overflow and fire at once. */
const longestTimerMs = 2 ** 31 - 1;
