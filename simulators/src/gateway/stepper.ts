import type { Advanced } from '@chairside/shared/simulation.ts';
import type { Pace } from '../engine/pace.ts';
import type { ControlChannel, SentOnLink } from './control.ts';

/** Moves a gateway's clock with ours, at its pace; what happened on the way is told (SI8). */
export type Stepper = {
  /** Waits until it is time for that instant. On the way the gateway's clock goes by in slices: clocks on screens do not jump. */
  waitFor(atMs: number): Promise<void>;
  /** The gateway is there too, unless it is away. */
  advance(toMs: number): Promise<void>;
  /** From here on: what lies before was lived through without it. */
  from(atMs: number): void;
};

export type StepperSettings = {
  readonly fromMs: number;
  readonly pace: Pace;
  /** Null while the gateway is away. */
  readonly control: () => ControlChannel | null;
  readonly links: () => readonly SentOnLink[];
  readonly onAdvanced: (advanced: Advanced) => void;
  /** The clock is not ours any more, or does not go where it should: why. */
  readonly onLost: (why: string) => void;
};

const sliceHostMs = 200;

export function createStepper(settings: StepperSettings): Stepper {
  const { pace, control, links, onAdvanced, onLost } = settings;
  let reachedMs = settings.fromMs;

  async function advance(toMs: number): Promise<void> {
    // On its way when the gateway came back: that time is over.
    if (toMs < reachedMs) return;
    reachedMs = toMs;
    const channel = control();
    if (channel === null) return;
    const answer = await channel.advance(toMs, links()).catch(() => null);
    // Gone in the middle: whoever holds the channel hears of it and sees to another.
    if (answer === null) return;
    if (answer.ok) onAdvanced(answer.value);
    else onLost(answer.error.type);
  }

  return {
    advance,
    async waitFor(atMs) {
      while (atMs > reachedMs) {
        const speed = pace.speed();
        const nextMs = reachedMs + Math.max(1, Math.round(sliceHostMs * (speed ?? Infinity)));
        if (nextMs >= atMs) {
          await pace.until(atMs);
          return;
        }
        await pace.until(nextMs);
        await advance(nextMs);
      }
    },
    from(atMs) {
      reachedMs = atMs;
    },
  };
}
