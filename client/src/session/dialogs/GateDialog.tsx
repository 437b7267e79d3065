import type { Session } from '@chairside/shared/chair/state.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { useNowMs } from '../../live/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { spanText, timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { useCareText } from '../care-text.ts';
import { cuffsNeeded, gateFacts, type GateFacts } from '../gate-facts.ts';
import { GateMark } from '../GateMark.tsx';
import { isUnheard, type MonitorRow } from '../monitor-rows.ts';
import { useNameOf } from '../names.ts';
import type { DialogProps, OnTry } from './dialog-props.ts';
import style from './GateDialog.module.css';
import { GateTable } from './GateTable.tsx';
import { MonitorList } from './MonitorList.tsx';
import { useAttempt } from './use-attempt.tsx';
import { useDecision } from './use-decision.tsx';

type GateDialogProps = Omit<DialogProps, 'onGive'> & {
  readonly view: ChairView;
  readonly session: Session;
  readonly monitors: readonly MonitorRow[];
  readonly onTry: OnTry;
};

/** The values the patient starts from: what is still missing, what they were, what keeps them from a start (SE13, SE13a). */
export function GateDialog({ view, session, monitors, whose, onTry, onClose }: GateDialogProps) {
  const words = useCareText().gate;
  const nameOf = useNameOf();
  const nowMs = useNowMs();
  const { attempt, refusal } = useAttempt(onTry, session);
  const { baseline, gate, startRelease } = session;
  const outcome = baseline === null ? null : (gate?.outcome ?? 'green');
  const facts = gateFacts(view, session, nowMs);
  const isReleasable = (outcome !== 'green' && startRelease === null) || isUnheard(session, monitors);
  return (
    <Dialog title={words.title} whose={whose} onClose={onClose}>
      <div className={style.outcome} data-outcome={outcome ?? 'none'}>
        <GateMark outcome={outcome ?? 'incomplete'} size={36} />
        <div>
          <h3>{words.outcome[outcome ?? 'none']}</h3>
          <p>{words.todo[outcome ?? 'none']}</p>
        </div>
      </div>
      {startRelease !== null && (
        <p>
          <b>
            {words.released(
              nameOf(startRelease.by),
              timeOfDay(startRelease.atMs, session.timeZone),
              startRelease.reason,
            )}
          </b>
        </p>
      )}
      <MonitorList rows={monitors} />
      <Progress facts={facts} neededMs={session.protocol.gate.spo2ForMs} nowMs={nowMs} />
      <div className={style.pair}>
        <Button onClick={() => void attempt({ type: 'ask-for-cuff' })}>{words.measureAgain}</Button>
        <Button
          kind={outcome === 'green' ? 'plain' : 'primary'}
          onClick={() => void attempt({ type: 'set-baseline' })}
        >
          {baseline === null ? words.take : words.takeAgain}
        </Button>
      </div>
      {refusal}
      <GateTable session={session} />
      {isReleasable && <Release onTry={attempt} />}
    </Dialog>
  );
}

type ProgressProps = {
  readonly facts: GateFacts;
  readonly neededMs: number;
  readonly nowMs: number;
};

function Progress({ facts, neededMs, nowMs }: ProgressProps) {
  const text = useText();
  const words = useCareText().gate;
  const { cuffs, secondFromMs, spo2ForMs } = facts;
  const cuffWords =
    cuffs >= cuffsNeeded ? words.enough(cuffs) : cuffs === 0 ? words.none : words.ofTwo(cuffs);
  const second =
    secondFromMs === null
      ? null
      : secondFromMs > nowMs
        ? words.secondFrom(spanText(secondFromMs - nowMs + 999, text))
        : words.secondNow;
  return (
    <dl className={style.progress}>
      <dt>{words.measured}</dt>
      <dd>{second === null ? cuffWords : `${cuffWords}, ${second}`}</dd>
      <dt>{words.saturation}</dt>
      <dd>{words.seconds(Math.floor(spo2ForMs / 1000), Math.round(neededMs / 1000))}</dd>
    </dl>
  );
}

/** Offered to everybody, done by a physician. */
function Release({ onTry }: { readonly onTry: OnAttempt }) {
  const words = useCareText();
  const decision = useDecision(words.gate.releaseWhy);
  const { name, isMade, reason, fields } = decision;
  const release = async () => {
    const vouched = await decision.vouch();
    if (vouched !== null) void onTry({ type: 'release-start', reason }, vouched.voucher);
  };
  return (
    <section className={style.release} aria-label={words.gate.release}>
      <h3>{words.gate.release}</h3>
      {fields}
      <Button disabled={!isMade} onClick={() => void release()}>
        {name === null ? words.gate.release : words.physician.as(words.gate.release, name)}
      </Button>
    </section>
  );
}

type OnAttempt = ReturnType<typeof useAttempt>['attempt'];
