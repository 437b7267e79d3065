import type { Namespace } from 'socket.io';
import { createSimulatedClock, type SimulatedClock } from '../clock/simulated-clock.ts';
import type { Clock } from '../ports/clock.ts';
import type { StreamEntry } from '../ports/journal.ts';
import type { Log } from '../ports/log.ts';
import { openChannel } from './channel.ts';
import { createClockHold, type Chairs, type ClockHold, type Intake } from './clock-hold.ts';
import { createHappened } from './happened.ts';
import { createPanelRelay, type PanelRelay } from './panel-relay.ts';

/** All of the gateway that exists in simulation only (decisions 0008, 0020). */
export type Simulation = {
  readonly clock: SimulatedClock;
  readonly panel: PanelRelay;
  /** Session seconds in one of the host's, as screens are told. */
  rate(): number;
  /** What a chair records. */
  note(entry: StreamEntry): void;
  /** Once everything is there that a simulator may move. */
  open(surroundings: Openly): void;
  close(): void;
};

type Openly = {
  readonly namespace: Namespace;
  readonly intake: Intake;
  readonly chairs: Omit<Chairs, 'takeHappened'>;
  /** Screens have to be told how the clock goes. */
  readonly onChange: () => void;
};

type Start = {
  readonly startMs: number;
  /** How fast the clock goes by itself until somebody holds it. */
  readonly rate: number;
  readonly epoch: string;
  readonly hostClock: Clock;
  readonly log: Log;
};

export function createSimulation({ startMs, rate, epoch, hostClock, log }: Start): Simulation {
  const clock = createSimulatedClock({ startMs, rate });
  const happened = createHappened();
  const panel = createPanelRelay(hostClock);
  let hold: ClockHold | null = null;
  return {
    clock,
    panel,
    rate: () => hold?.rate() ?? rate,
    note: (entry) => happened.note(entry),
    open({ namespace, intake, chairs, onChange }) {
      hold = createClockHold({
        clock,
        hostClock,
        rate,
        intake,
        chairs: { ...chairs, takeHappened: () => happened.take() },
        epoch,
        log,
        onFree: () => panel.serve(null),
        onChange,
      });
      openChannel(namespace, { hold, panel, log });
    },
    close() {
      hold?.close();
      panel.close();
    },
  };
}
