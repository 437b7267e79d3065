import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairId, CommandId, PersonId } from '@chairside/shared/ids.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import type { CommandAnswer } from '@chairside/shared/wire.ts';
import {
  commandsKept,
  newCommandId,
  outcomeOf,
  resendWithinMs,
  type Asked,
  type CommandOutcome,
} from './commands.ts';
import type { HostClock } from './host-clock.ts';
import type { SocketPort } from './socket.ts';
import type { LiveStore } from './store.ts';

export type CommandDesk = {
  /** `by`: a colleague who does this one thing at this screen, while somebody else goes on acting here. */
  readonly giveChair: (chair: ChairId, command: ChairCommand, by?: PersonId) => Promise<CommandOutcome>;
  readonly giveSite: (command: SiteCommand) => Promise<CommandOutcome>;
  /** On every new connection: what was asked and not answered. */
  resend(): void;
};

type Surroundings = { readonly store: LiveStore; readonly host: HostClock };

export function createCommandDesk(socket: SocketPort, { store, host }: Surroundings): CommandDesk {
  const open = new Map<CommandId, { readonly asked: Asked; readonly settle: (o: CommandOutcome) => void }>();

  function give(asked: Asked): Promise<CommandOutcome> {
    const given = { ...asked, outcome: { type: 'pending' as const } };
    store.setState(({ commands }) => ({ commands: [...commands, given].slice(-commandsKept) }));
    return new Promise((settle) => {
      open.set(asked.commandId, { asked, settle });
      if (socket.isConnected()) send(asked);
    });
  }

  function send(asked: Asked) {
    const { commandId } = asked;
    const answered = (answer: unknown) => finish(commandId, outcomeOf(answer as CommandAnswer));
    if (asked.to === 'site') {
      socket.ask('site:command', { commandId, command: asked.command }, answered);
    } else {
      const { chair, session, command, by } = asked;
      const request = { commandId, chair, session, command };
      as(by, () => socket.ask('chair:command', request, answered));
    }
  }

  /** The gateway takes what a screen says in the order it says it: what lies between the two is done by that person. */
  function as(by: PersonId | null, ask: () => void) {
    const personId = store.getState().personId as PersonId | null;
    const isOther = by !== null && by !== personId;
    if (isOther) socket.ask('person:choose', { personId: by }, () => undefined);
    ask();
    if (isOther && personId !== null) socket.ask('person:choose', { personId }, () => undefined);
  }

  function finish(commandId: CommandId, outcome: CommandOutcome) {
    open.get(commandId)?.settle(outcome);
    open.delete(commandId);
    store.setState(({ commands }) => ({
      commands: commands.map((one) => (one.commandId === commandId ? { ...one, outcome } : one)),
    }));
  }

  return {
    giveChair: (chair, command, by) =>
      give({
        to: 'chair',
        commandId: newCommandId(),
        givenAtHostMs: host.nowMs(),
        chair,
        session: store.getState().chairs[chair]?.state.session?.id ?? null,
        command,
        by: by ?? null,
      }),
    giveSite: (command) =>
      give({ to: 'site', commandId: newCommandId(), givenAtHostMs: host.nowMs(), command }),
    resend() {
      for (const [commandId, { asked }] of open) {
        const isTimely = host.nowMs() - asked.givenAtHostMs <= resendWithinMs;
        if (isTimely && asked.command.type !== 'pause-audio') send(asked);
        // Late, a pause would also silence what has begun since.
        else finish(commandId, { type: 'unknown' });
      }
    },
  };
}
