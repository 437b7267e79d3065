import type { Cancel, Clock } from '../ports/clock.ts';

/** Again and again, the distance counted from the end of one to the next. */
export function every(clock: Clock, ms: number, action: () => void): Cancel {
  let stop = clock.at(clock.now() + ms, run);
  function run(): void {
    action();
    stop = clock.at(clock.now() + ms, run);
  }
  return () => stop();
}
