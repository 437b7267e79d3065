import type { Session } from '@chairside/shared/chair/state.ts';
import type { ChairView } from '../../live/chair-view.ts';

export type HandoverDialogProps = {
  readonly view: ChairView;
  readonly session: Session;
  readonly onClose: () => void;
};
