import type { Held } from '@chairside/shared/simulation.ts';
import { pause } from '../host/host-clock.ts';
import { connectControl, type ControlChannel } from './control.ts';

/** The session clock of a gateway, held for as long as it takes: lost with the gateway, taken again when it is back. */
export type Hold = {
  /** Null while the gateway is away. */
  channel(): ControlChannel | null;
  readonly held: Held;
  close(): void;
};

export type HoldSettings = {
  readonly gateway: string;
  /** What screens are told, when the hold is taken. */
  readonly pace: () => number | null;
  /** Where nothing is recorded yet, the clock begins there. */
  readonly startAtMs: number | null;
  /** Lost, and taken again: the time is what the gateway says now. */
  readonly onAgain: (held: Held) => void;
  readonly onChannel: (channel: ControlChannel) => void;
  readonly tell: (line: string) => void;
  /** The first time it is waited for, as afterwards; else a gateway that is not there is a failure. */
  readonly isPatient: boolean;
  readonly signal: AbortSignal;
};

const backOffMs = { first: 250, longest: 5_000 };

/** Rejects in one sentence where it can not be had. */
export async function holdClock(settings: HoldSettings): Promise<Hold> {
  const { onAgain, onChannel, tell, isPatient, signal } = settings;
  let channel: ControlChannel | null = null;

  const first = isPatient ? await persistently() : await take(settings.startAtMs);
  return {
    channel: () => channel,
    held: first,
    close() {
      channel?.close();
      channel = null;
    },
  };

  async function take(startAtMs: number | null): Promise<Held> {
    const opened = await connectControl(settings.gateway);
    const answer = await opened.hold(settings.pace(), startAtMs ?? undefined);
    const taken =
      !answer.ok && answer.error.type === 'history-exists' ? await opened.hold(settings.pace()) : answer;
    if (!taken.ok) {
      opened.close();
      throw new Error(
        taken.error.type === 'held-by-another'
          ? `another simulator has the gateway at ${settings.gateway}`
          : `the gateway at ${settings.gateway} refuses: ${taken.error.type}`,
      );
    }
    channel = opened;
    opened.onLost((why) => {
      channel = null;
      tell(`${why}; trying again`);
      void persistently().then(
        (again) => {
          tell('the gateway is back');
          onAgain(again);
        },
        () => undefined,
      );
    });
    onChannel(opened);
    return taken.value;
  }

  async function persistently(): Promise<Held> {
    let waitMs = backOffMs.first;
    let said = '';
    for (;;) {
      const outcome = await take(settings.startAtMs).catch((why: unknown) =>
        String(why instanceof Error ? why.message : why),
      );
      if (typeof outcome !== 'string') return outcome;
      if (outcome !== said) tell(`${outcome}; trying again`);
      said = outcome;
      await pause(waitMs, signal);
      if (signal.aborted) throw new Error('given up');
      waitMs = Math.min(backOffMs.longest, 2 * waitMs);
    }
  }
}
