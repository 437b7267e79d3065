import type { CommandId } from '@chairside/shared/ids.ts';
import { ok } from '@chairside/shared/result.ts';
import type { CommandAnswer } from '@chairside/shared/wire.ts';
import type { Clock } from '../ports/clock.ts';
import type { Journal } from '../ports/journal.ts';

/**
 * A command is carried out once, however often it is sent: the second time it is answered as the first, also after a
 * restart, when what is known of it is that it was recorded.
 */
export type CommandLedger = {
  once(commandId: CommandId, act: () => Promise<CommandAnswer>): Promise<CommandAnswer>;
};

const answersKept = 2_000;
/** A nurse does not wait for a disk that does not answer: what can not be looked up counts as new. */
const lookUpWithinMs = 500;

export function createCommandLedger(
  journal: Pick<Journal, 'commandEvents'>,
  hostClock: Clock,
): CommandLedger {
  const answers = new Map<CommandId, Promise<CommandAnswer>>();

  async function first(commandId: CommandId, act: () => Promise<CommandAnswer>): Promise<CommandAnswer> {
    return (await isRecorded(commandId)) ? ok({ recorded: true }) : act();
  }

  function isRecorded(commandId: CommandId): Promise<boolean> {
    return new Promise((resolve) => {
      const giveUp = hostClock.at(hostClock.now() + lookUpWithinMs, () => resolve(false));
      const answer = (found: boolean) => {
        giveUp();
        resolve(found);
      };
      journal.commandEvents(commandId).then(
        (events) => answer(events !== null),
        () => answer(false),
      );
    });
  }

  return {
    once(commandId, act) {
      const known = answers.get(commandId);
      if (known !== undefined) return known;
      const answer = first(commandId, act);
      answers.set(commandId, answer);
      for (const oldest of answers.keys()) {
        if (answers.size <= answersKept) break;
        answers.delete(oldest);
      }
      return answer;
    },
  };
}
