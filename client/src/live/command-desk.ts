import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairId, CommandId } from '@chairside/shared/ids.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import type { CommandAnswer } from '@chairside/shared/wire.ts';
import {
  commandsKept,
  newCommandId,
  outcomeOf,
  resendWithinMs,
  type Asked,
  type CommandOutcome,
  type SignInFirst,
} from './commands.ts';
import type { HostClock } from './host-clock.ts';
import { notMeantAnyMore, whySignInFirst } from './keeping.ts';
import type { SocketPort } from './socket.ts';
import type { LiveStore } from './store.ts';

export type CommandDesk = {
  /** `voucher`: of a colleague who does this one thing at this screen, while somebody else goes on acting here. */
  readonly giveChair: (chair: ChairId, command: ChairCommand, voucher?: string) => Promise<CommandOutcome>;
  readonly giveSite: (command: SiteCommand) => Promise<CommandOutcome>;
  /** On every new connection: what was asked and not answered. */
  resend(): void;
  /** Somebody has signed in here: what was kept goes out with the id it had, unless it is not meant any more. */
  readonly giveKept: () => void;
  /** Nobody signs in: what was kept is not done. */
  readonly withdrawKept: () => void;
  /** Once a second: what has been kept for too long, or is of another session by now, is not done. */
  sortKept(): void;
};

type Surroundings = { readonly store: LiveStore; readonly host: HostClock };

/**
 * asked   sent, or to be sent with the next connection
 * kept    refused until somebody signs in
 * given   to be sent after somebody did: meant now, however long ago it was tapped
 */
type Open = {
  readonly asked: Asked;
  readonly settle: (outcome: CommandOutcome) => void;
  readonly stage: 'asked' | 'kept' | 'given';
  readonly isAgain: boolean;
  /** The newest fact of the chair when it was tapped. */
  readonly seq: number;
};

export function createCommandDesk(socket: SocketPort, { store, host }: Surroundings): CommandDesk {
  const open = new Map<CommandId, Open>();

  function give(asked: Asked): Promise<CommandOutcome> {
    const given = { ...asked, outcome: { type: 'pending' as const }, isFact: false };
    store.setState(({ commands }) => ({ commands: [...commands, given].slice(-commandsKept) }));
    const seq = asked.to === 'chair' ? (store.getState().chairs[asked.chair]?.state.seq ?? 0) : 0;
    return new Promise((settle) => {
      open.set(asked.commandId, { asked, settle, stage: 'asked', isAgain: false, seq });
      if (socket.isConnected()) send(asked);
    });
  }

  function send(asked: Asked) {
    const { commandId } = asked;
    const answered = (answer: unknown) => hear(commandId, outcomeOf(answer as CommandAnswer));
    if (asked.to === 'site') {
      socket.ask('site:command', { commandId, command: asked.command }, answered);
    } else {
      const { chair, session, command, voucher } = asked;
      const request = { commandId, chair, session, command, ...(voucher !== null && { voucher }) };
      socket.ask('chair:command', request, answered);
    }
  }

  function hear(commandId: CommandId, outcome: CommandOutcome) {
    const one = open.get(commandId);
    if (one === undefined) return;
    const why = whySignInFirst(outcome);
    if (why !== null) keep(one, why);
    // The first of the two may have been done: its voucher is spent, and its answer lost with the link.
    else if (one.isAgain && isSpent(outcome)) finish(commandId, { type: 'unknown' });
    else finish(commandId, outcome);
  }

  function keep(one: Open, why: SignInFirst) {
    const { asked, seq } = one;
    open.set(asked.commandId, { ...one, stage: 'kept' });
    store.setState(({ kept }) => ({ kept: [...kept, { asked, why, seq }] }));
  }

  function finish(commandId: CommandId, outcome: CommandOutcome) {
    open.get(commandId)?.settle(outcome);
    open.delete(commandId);
    store.setState(({ commands, kept }) => ({
      commands: commands.map((one) => (one.commandId === commandId ? { ...one, outcome } : one)),
      kept: kept.filter(({ asked }) => asked.commandId !== commandId),
    }));
  }

  function sortKept() {
    for (const one of store.getState().kept) {
      const outcome = notMeantAnyMore(one, store.getState(), host.nowMs());
      if (outcome !== null) finish(one.asked.commandId, outcome);
    }
  }

  return {
    giveChair: (chair, command, voucher) =>
      give({
        to: 'chair',
        commandId: newCommandId(),
        givenAtHostMs: host.nowMs(),
        chair,
        session: store.getState().chairs[chair]?.state.session?.id ?? null,
        command,
        voucher: voucher ?? null,
      }),
    giveSite: (command) =>
      give({ to: 'site', commandId: newCommandId(), givenAtHostMs: host.nowMs(), command }),
    resend() {
      for (const [commandId, one] of open) {
        const { asked, stage } = one;
        if (stage === 'kept') continue;
        const isTimely = host.nowMs() - asked.givenAtHostMs <= resendWithinMs;
        // Late, a pause would also silence what has begun since.
        const isMeant = stage === 'given' || (isTimely && asked.command.type !== 'pause-audio');
        if (!isMeant) {
          finish(commandId, { type: 'unknown' });
          continue;
        }
        open.set(commandId, { ...one, stage: 'asked', isAgain: stage === 'asked' });
        send(asked);
      }
    },
    giveKept() {
      sortKept();
      const still = store.getState().kept;
      store.setState({ kept: [] });
      for (const { asked } of still) {
        const one = open.get(asked.commandId);
        if (one === undefined) continue;
        const isConnected = socket.isConnected();
        const now = { ...asked, givenAtHostMs: host.nowMs() };
        open.set(asked.commandId, { ...one, asked: now, stage: isConnected ? 'asked' : 'given' });
        if (isConnected) send(now);
      }
    },
    withdrawKept() {
      for (const { asked, why } of store.getState().kept)
        finish(asked.commandId, { type: 'refused', why: { type: 'sign-in-needed', why } });
    },
    sortKept,
  };
}

function isSpent(outcome: CommandOutcome): boolean {
  return outcome.type === 'refused' && outcome.why.type === 'voucher-spent';
}
