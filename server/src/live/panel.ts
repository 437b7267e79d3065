import type { Panel, PanelAnswer, PanelCommand } from '@chairside/shared/simulation.ts';

/** The simulator's panel as screens have it; in simulation only. */
export type WatchedPanel = {
  newest(): Panel | null;
  command(command: PanelCommand): Promise<PanelAnswer>;
  onShown(tell: (panel: Panel | null) => void): void;
};

/** Screens that watch it. */
export const panelRoom = 'simulation panel';
