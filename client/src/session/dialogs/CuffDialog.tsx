import type { Session } from '@chairside/shared/chair/state.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';
import { useNowMs } from '../../live/context.tsx';
import { nibpNextText } from '../nibp-next.ts';
import type { DialogProps } from './dialog-props.ts';
import { LimbsPart } from './LimbsPart.tsx';
import { NibpTable } from './NibpTable.tsx';

type CuffDialogProps = DialogProps & { readonly view: ChairView; readonly session: Session };

/** The cuff: measure now, all it measured, missed or failed, the programme, and on which limb it is (SE18, SE19). */
export function CuffDialog({ view, session, whose, onGive, onClose }: CuffDialogProps) {
  const text = useText();
  const nowMs = useNowMs();
  const { limbs, nibp } = text.alarm;
  const next = nibpNextText(session, nowMs, text);
  return (
    <Dialog title={text.vital.nibpLong} whose={whose} onClose={onClose}>
      {next !== null && (
        <p role="timer">
          <b>{next}</b>
        </p>
      )}
      <Button kind="primary" onClick={() => onGive({ type: 'ask-for-cuff' })}>
        {nibp.measure}
      </Button>
      <NibpTable view={view} session={session} />
      <h3>{limbs.title}</h3>
      <LimbsPart session={session} onGive={onGive} />
    </Dialog>
  );
}
