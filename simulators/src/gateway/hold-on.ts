import type { Held } from '@chairside/shared/simulation.ts';
import { pause } from '../host/host-clock.ts';
import { connectControl, type ControlChannel } from './control.ts';

/** The session clock of a gateway, held for as long as it takes: lost with the gateway, taken again when it is back. */
export type Hold = {
  /** Null while the gateway is away. */
  channel(): ControlChannel | null;
  readonly held: Held;
  /** The gateway lets go, or does not follow: what there was is given up and taken anew. */
  lose(why: string): void;
  /** Whether it was lost at any time: what was recorded meanwhile is not the whole of it. */
  wasLost(): boolean;
  close(): void;
};

export type HoldSettings = {
  readonly gateway: string;
  /** What screens are told, when the hold is taken. */
  readonly pace: () => number | null;
  /** Where nothing is recorded yet, the clock begins there. */
  readonly startAtMs: number | null;
  /** Lost, and taken again: the time is what the gateway says now. */
  readonly onAgain: (held: Held) => void | Promise<void>;
  readonly onChannel: (channel: ControlChannel) => void;
  /** Lost, and not waited for. */
  readonly onGone: () => void;
  readonly tell: (line: string) => void;
  /** What is waited for: a gateway that is not there yet, one that has gone, neither. */
  readonly waitsFor: WaitsFor;
  readonly signal: AbortSignal;
};

/** Whoever waits for the first waits for the second too. */
export type WaitsFor = 'start' | 'return' | 'nothing';

const backOffMs = { first: 250, longest: 5_000 };

/** Rejects in one sentence where it can not be had. */
export async function holdClock(settings: HoldSettings): Promise<Hold> {
  const { onAgain, onChannel, tell, waitsFor, signal } = settings;
  let channel: ControlChannel | null = null;
  let isLost = false;
  let isClosed = false;

  const first = await (waitsFor === 'start' ? persistently() : take());
  return {
    channel: () => channel,
    held: first,
    lose,
    wasLost: () => isLost,
    close() {
      isClosed = true;
      channel?.close();
      channel = null;
    },
  };

  async function take(): Promise<Held> {
    const opened = await connectControl(settings.gateway);
    const startAtMs = settings.startAtMs ?? undefined;
    const answer = await opened.hold(settings.pace(), startAtMs);
    const hasHistory = !answer.ok && answer.error.type === 'history-exists';
    const taken = hasHistory ? await opened.hold(settings.pace()) : answer;
    if (!taken.ok || isClosed) {
      opened.close();
      throw new Error(taken.ok ? 'closed' : whyNot(taken.error.type, settings.gateway));
    }
    channel = opened;
    opened.onLost(lose);
    onChannel(opened);
    return taken.value;
  }

  function lose(why: string): void {
    if (isClosed || channel === null) return;
    channel.close();
    channel = null;
    isLost = true;
    // Ctrl-C ends the gateway as well: whoever was asked to end misses nobody.
    if (signal.aborted && waitsFor !== 'nothing') return;
    tell(waitsFor === 'nothing' ? why : `${why}; trying again`);
    if (waitsFor === 'nothing') settings.onGone();
    else void again();
  }

  async function again(): Promise<void> {
    const held = await persistently().catch(() => null);
    if (held === null) return;
    tell('the gateway is back');
    await onAgain(held);
  }

  async function persistently(): Promise<Held> {
    let waitMs = backOffMs.first;
    let said = '';
    for (;;) {
      const outcome = await take().catch((why: unknown) =>
        why instanceof Error ? why.message : String(why),
      );
      if (typeof outcome !== 'string') return outcome;
      if (isClosed || signal.aborted) throw new Error('given up');
      if (outcome !== said) tell(`${outcome}; trying again`);
      said = outcome;
      await pause(waitMs, signal);
      waitMs = Math.min(backOffMs.longest, 2 * waitMs);
    }
  }
}

function whyNot(refusal: string, gateway: string): string {
  return refusal === 'held-by-another'
    ? `another simulator has the gateway at ${gateway}`
    : `the gateway at ${gateway} refuses: ${refusal}`;
}
