import type { Session } from '@chairside/shared/chair/state.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { useNowMs } from '../../live/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useCareText } from '../care-text.ts';
import { readinessFacts } from '../readiness-facts.ts';
import { Checklist } from './Checklist.tsx';
import { CriterionLine } from './CriterionLine.tsx';
import type { DialogProps, OnTry } from './dialog-props.ts';
import style from './ReadinessDialog.module.css';
import { ReadyRecorded } from './ReadyRecorded.tsx';
import { ReleaseDischarge } from './ReleaseDischarge.tsx';
import { ScoreInPlace } from './ScoreInPlace.tsx';
import { useAttempt } from './use-attempt.tsx';

type ReadinessDialogProps = Omit<DialogProps, 'onGive'> & {
  readonly view: ChairView;
  readonly session: Session;
  readonly onTry: OnTry;
};

/** What the devices and the clock say, and beside it what only a person can say; then ready, or a physician's release (SE21, SE22). */
export function ReadinessDialog({ view, session, whose, onTry, onClose }: ReadinessDialogProps) {
  const words = useCareText().ready;
  const nowMs = useNowMs();
  const { attempt, refusal } = useAttempt(onTry, session);
  const { criteria, open } = readinessFacts(view, session, nowMs);
  const seen = { view, session, nowMs };
  const isMet = (id: string) => criteria.find((one) => one.id === id)?.isMet === true;
  const line = (id: Parameters<typeof CriterionLine>[0]['id']) => (
    <CriterionLine id={id} seen={seen} isMet={isMet(id)} />
  );
  return (
    <Dialog title={words.title} whose={whose} onClose={onClose}>
      <section className={style.part}>
        <h3>{words.computed}</h3>
        {line('minimum')}
        {line('nibp')}
        {line('spo2')}
        {line('on-air')}
        {line('moaas')}
        <ScoreInPlace scale="moaas" session={session} onTry={attempt} />
      </section>
      <section className={style.part}>
        <h3>{words.said}</h3>
        {line('nausea')}
        <ScoreInPlace scale="nausea" session={session} onTry={attempt} />
        {line('dissociation')}
        <ScoreInPlace scale="dissociation" session={session} onTry={attempt} />
        <Checklist session={session} list="after" onTry={attempt} />
      </section>
      <section className={style.part}>
        <h3>{words.instructions}</h3>
        <p className={style.instructions}>{session.protocol.texts.instructions || words.instructionsNone}</p>
      </section>
      {session.ready !== null ? (
        <ReadyRecorded session={session} ready={session.ready} onTry={attempt} />
      ) : open.length === 0 ? (
        <Button kind="primary" onClick={() => void attempt({ type: 'record-ready', reason: null })}>
          {words.record}
        </Button>
      ) : (
        <ReleaseDischarge session={session} open={open} onTry={attempt} />
      )}
      {refusal}
    </Dialog>
  );
}
