import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { useState, type ReactNode } from 'react';
import { useConnection, useLive } from '../live/context.tsx';
import { selectIsDemo, selectPersonId } from '../live/selectors.ts';
import { PersonDialog } from './PersonDialog.tsx';

/**
 * Gives a command in one tap. In the demo, where nobody has been chosen yet, who acts is asked first and the command kept; in a clinic
 * the gateway says who is asked for (`KeptQuestion`).
 */
export function useGive(chair: ChairId): {
  readonly give: (command: ChairCommand) => void;
  /** To be drawn beside the buttons: the question who acts, while it is open. */
  readonly question: ReactNode;
} {
  const connection = useConnection();
  const personId = useLive(selectPersonId);
  const isDemo = useLive(selectIsDemo);
  const [kept, keep] = useState<ChairCommand | null>(null);
  const give = (command: ChairCommand) => {
    if (personId === null && isDemo) keep(command);
    else void connection.give(chair, command);
  };
  const chosen = () => {
    if (kept !== null) void connection.give(chair, kept);
    keep(null);
  };
  const question = kept === null ? null : <PersonDialog onChosen={chosen} onClose={() => keep(null)} />;
  return { give, question };
}
