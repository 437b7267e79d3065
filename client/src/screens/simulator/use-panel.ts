import type { PanelCommand } from '@chairside/shared/simulation.ts';
import { useEffect, useState } from 'react';
import { useConnection, useLive } from '../../live/context.tsx';
import type { LiveState } from '../../live/store.ts';
import { heardPanel, type HeardPanel } from './heard-panel.ts';
import { panelOutcome, type PanelOutcome } from './panel-outcome.ts';

const selectPanel = (live: LiveState) => live.panel;

/** What the simulator shows, as long as this is on the screen; null without a simulator, undefined until the gateway answered. */
export function usePanel(): HeardPanel | null | undefined {
  const connection = useConnection();
  useEffect(() => connection.watchPanel(), [connection]);
  const told = useLive(selectPanel);
  return told === undefined ? undefined : heardPanel(told);
}

/** What was last told the simulator from one place of the screen, and what became of it. */
export type Telling = {
  /** Which of several buttons it was; null before the first. */
  readonly key: string | null;
  readonly outcome: PanelOutcome | null;
  tell(key: string, command: PanelCommand): Promise<PanelOutcome>;
  /** It is not even asked: what is wrong is known here. */
  find(key: string, problem: string): void;
};

export function useTelling(): Telling {
  const connection = useConnection();
  const [last, setLast] = useState<Pick<Telling, 'key' | 'outcome'>>({ key: null, outcome: null });
  return {
    ...last,
    async tell(key, command) {
      setLast({ key, outcome: { type: 'pending' } });
      const outcome = panelOutcome(await connection.ask('simulation:do', { command }));
      setLast((now) => (now.key === key ? { key, outcome } : now));
      return outcome;
    },
    find: (key, problem) => setLast({ key, outcome: { type: 'wrong', problems: [problem] } }),
  };
}
