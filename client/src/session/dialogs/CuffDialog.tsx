import type { Session } from '@chairside/shared/chair/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { useNowMs } from '../../live/context.tsx';
import { nibpNextText } from '../nibp-next.ts';
import type { DialogProps } from './dialog-props.ts';
import { LimbsPart } from './LimbsPart.tsx';

type CuffDialogProps = DialogProps & { readonly session: Session };

/** The cuff: measure now, what was missed or failed, and on which limb it is (SE18, SE19). */
export function CuffDialog({ session, whose, onGive, onClose }: CuffDialogProps) {
  const text = useText();
  const nowMs = useNowMs();
  const { limbs, nibp } = text.alarm;
  const { lastFailure, missedAtMs, failuresInRow } = session.nibp;
  const causes: Readonly<Partial<Record<string, string>>> = text.alarm.cause;
  const at = (atMs: number) => timeOfDay(atMs, session.timeZone);
  const facts = [
    nibpNextText(session, nowMs, text),
    lastFailure !== null && failuresInRow > 0
      ? `${at(lastFailure.atMs)} ${nibp.failed(causes[lastFailure.reason] ?? lastFailure.reason)}`
      : null,
    missedAtMs.length === 0 ? null : `${nibp.missed(missedAtMs.length)}: ${missedAtMs.map(at).join(', ')}`,
  ].filter((one) => one !== null);
  return (
    <Dialog title={text.vital.nibpLong} whose={whose} onClose={onClose}>
      {facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      <Button kind="primary" onClick={() => onGive({ type: 'ask-for-cuff' })}>
        {nibp.measure}
      </Button>
      <h3>{limbs.title}</h3>
      <LimbsPart session={session} onGive={onGive} />
    </Dialog>
  );
}
