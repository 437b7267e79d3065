import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';
import { useCareText } from '../care-text.ts';
import type { DialogProps } from './dialog-props.ts';

/** What is recorded is that the pump runs again: said by whoever looked at it. */
export function ResumeDialog({ whose, onGive, onClose }: DialogProps) {
  const text = useText();
  const { pumpHint } = useCareText().stop;
  return (
    <Dialog title={text.dialog.resume.title} whose={whose} hint={pumpHint} onClose={onClose}>
      <Button kind="primary" onClick={() => onGive({ type: 'resume-infusion' })}>
        {text.dialog.resume.confirm}
      </Button>
    </Dialog>
  );
}
