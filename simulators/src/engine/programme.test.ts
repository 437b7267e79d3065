import { describe, expect, it } from 'vitest';
import { createProgramme, type ProgrammeView } from './programme.ts';

const minuteMs = 60_000;
const preparing: ProgrammeView = {
  satDownAtMs: 0,
  phase: 'preparing',
  startedAtMs: null,
  state: null,
  isProgrammed: true,
};

/** The minutes at which the button is pressed, looked at every second. */
function presses(untilMs: number, viewAt: (atMs: number) => ProgrammeView): readonly number[] {
  const programme = createProgramme();
  const pressed: number[] = [];
  for (let atMs = 0; atMs <= untilMs; atMs += 1_000)
    if (programme.isWanted(atMs, viewAt(atMs))) pressed.push(atMs / minuteMs);
  return pressed;
}

describe('when somebody presses the button of a cuff', () => {
  it('[SI103] while preparing: soon after sitting down, once more, and every ten minutes', () => {
    const pressed = presses(25 * minuteMs, () => preparing);
    expect(pressed).toEqual([20 / 60, 140 / 60, 740 / 60, 1340 / 60]);
  });

  it('[SI103] where no gateway listens: every five minutes of the infusion, every ten of the observation', () => {
    const pressed = presses(60 * minuteMs, (atMs) => ({
      ...preparing,
      startedAtMs: 0,
      phase: atMs < 40 * minuteMs ? 'infusing' : 'observing',
    }));
    expect(pressed).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40, 50, 60]);
  });

  it('[SI103] a cuff on its own clock is pressed only when somebody asks', () => {
    expect(presses(60 * minuteMs, () => ({ ...preparing, isProgrammed: false }))).toEqual([]);
  });
});
