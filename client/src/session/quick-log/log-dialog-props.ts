import type { Session } from '@chairside/shared/chair/state.ts';
import type { ChartEntry } from '@chairside/shared/chart/entry.ts';
import type { Ago } from './ago.ts';

export type LogDialogProps = {
  readonly session: Session;
  /** The chair and the patient it is about. */
  readonly whose: string;
  readonly ago: Ago;
  readonly onAgo: (ago: Ago) => void;
  /** Enters it as having happened when the chips say. */
  readonly onEnter: (entry: ChartEntry) => void;
  readonly onClose: () => void;
};
