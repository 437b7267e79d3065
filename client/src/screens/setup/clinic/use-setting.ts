import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import { useState } from 'react';
import type { CommandOutcome } from '../../../live/commands.ts';
import { useConnection } from '../../../live/context.tsx';
import { useClinicText } from './clinic-text.ts';

export type Setting = {
  readonly outcome: CommandOutcome | null;
  /** What became of the last thing saved, in words; null while nothing was, and for a refusal. */
  readonly told: string | null;
  readonly give: (command: SiteCommand) => Promise<CommandOutcome>;
};

/** Saves one of the clinic's settings. */
export function useSetting(): Setting {
  const connection = useConnection();
  const words = useClinicText();
  const [outcome, setOutcome] = useState<CommandOutcome | null>(null);
  return {
    outcome,
    told: toldOf(outcome?.type, words),
    give: async (command) => {
      setOutcome({ type: 'pending' });
      const given = await connection.giveSite(command);
      setOutcome(given);
      return given;
    },
  };
}

function toldOf(
  type: CommandOutcome['type'] | undefined,
  { saved, unrecorded, unknown }: Readonly<Record<'saved' | 'unrecorded' | 'unknown', string>>,
): string | null {
  switch (type) {
    case undefined:
    case 'pending':
    case 'refused':
      return null;
    case 'recorded':
      return saved;
    case 'unrecorded':
      return unrecorded;
    case 'unknown':
      return unknown;
  }
}
