import type { Session } from '@chairside/shared/chair/state.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useCareText } from '../care-text.ts';
import type { DialogProps } from './dialog-props.ts';
import { LimbsPart } from './LimbsPart.tsx';

/** Where cuff, probe and line are, and nothing else (SE12a). */
export function LimbsDialog({
  session,
  whose,
  onGive,
  onClose,
}: DialogProps & { readonly session: Session }) {
  const words = useCareText().limbs;
  return (
    <Dialog title={words.title} whose={whose} onClose={onClose}>
      <LimbsPart session={session} onGive={onGive} />
    </Dialog>
  );
}
