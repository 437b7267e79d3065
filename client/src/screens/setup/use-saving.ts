import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import { useState } from 'react';
import type { CommandOutcome } from '../../live/commands.ts';
import { useConnection } from '../../live/context.tsx';
import { useSetupText } from './setup-text.ts';

export type Saving = {
  /** Of the last draft sent; null before, and once something was changed since. */
  readonly outcome: CommandOutcome | null;
  readonly save: (draft: SiteCommand) => Promise<void>;
  readonly forget: () => void;
};

/** Sends a draft to the gateway, which judges it again; tells what became of it unless it was refused. */
export function useSaving(onSaved: (say: string) => void): Saving {
  const { actions } = useSetupText();
  const connection = useConnection();
  const [outcome, setOutcome] = useState<CommandOutcome | null>(null);
  const toldOf = ({ type }: CommandOutcome) =>
    type === 'recorded' || type === 'pending'
      ? actions.saved
      : type === 'unrecorded'
        ? actions.unrecorded
        : actions.unknown;
  return {
    outcome,
    save: async (draft) => {
      setOutcome({ type: 'pending' });
      const answer = await connection.giveSite(draft);
      if (answer.type === 'refused') setOutcome(answer);
      else onSaved(toldOf(answer));
    },
    forget: () => setOutcome(null),
  };
}
