import type { PauseReason } from '@chairside/shared/chair/state.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';
import { useCareText } from '../care-text.ts';
import { Choices } from '../../ui/Choices.tsx';
import type { DialogProps } from './dialog-props.ts';

const reasons: readonly PauseReason[] = ['line', 'blood-pressure', 'distress', 'other'];

export function PauseDialog({ whose, onGive, onClose }: DialogProps) {
  const text = useText();
  const { pumpHint } = useCareText().stop;
  return (
    <Dialog title={text.dialog.pause.title} whose={whose} hint={pumpHint} onClose={onClose}>
      <Choices
        label={text.dialog.pause.ask}
        choices={reasons.map((value) => ({ value, text: text.pauseReason[value] }))}
        onChoose={(reason) => onGive({ type: 'pause-infusion', reason })}
      />
    </Dialog>
  );
}
