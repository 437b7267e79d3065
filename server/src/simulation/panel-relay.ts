import type { Panel, PanelAnswer, PanelCommand } from '@chairside/shared/simulation.ts';
import type { Cancel, Clock } from '../ports/clock.ts';

/** Between the simulator and the screens that watch its panel: what it shows, at most four times a second, and what it is told. */
export type PanelRelay = {
  /** Null while no simulator has shown one. */
  newest(): Panel | null;
  show(panel: Panel): void;
  /** Who carries out what a screen asks for; null: nobody any more, and the panel is gone with it. */
  serve(simulator: Simulator | null): void;
  /** Never rejects: what went wrong is a sentence. */
  command(command: PanelCommand): Promise<PanelAnswer>;
  onShown(tell: (panel: Panel | null) => void): void;
  close(): void;
};

/** Rejects when no answer comes in time, or none that can be read. */
export type Simulator = (command: PanelCommand) => Promise<PanelAnswer>;

const showEveryMs = 250;

export function createPanelRelay(hostClock: Clock): PanelRelay {
  let newest: Panel | null = null;
  let simulator: Simulator | null = null;
  let tell: (panel: Panel | null) => void = () => undefined;
  let shownAtMs = -Infinity;
  let pending: Cancel | null = null;

  function change(panel: Panel | null): void {
    newest = panel;
    const nextAtMs = shownAtMs + showEveryMs;
    if (hostClock.now() >= nextAtMs) showNow();
    else pending ??= hostClock.at(nextAtMs, showNow);
  }

  function showNow(): void {
    pending?.();
    pending = null;
    shownAtMs = hostClock.now();
    tell(newest);
  }

  return {
    newest: () => newest,
    show: change,
    serve(next) {
      simulator = next;
      if (next === null && newest !== null) change(null);
    },
    async command(command) {
      if (simulator === null) return { ok: false, problems: ['No simulator holds the clock.'] };
      try {
        return await simulator(command);
      } catch {
        return { ok: false, problems: ['The simulator does not answer.'] };
      }
    },
    onShown(told) {
      tell = told;
    },
    close: () => pending?.(),
  };
}
