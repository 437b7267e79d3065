import type { SaidStop } from '@chairside/shared/chair/infusion-events.ts';
import type { Course, Session } from '@chairside/shared/chair/state.ts';
import { unsaidStops } from '@chairside/shared/chair/stops.ts';
import { useState } from 'react';
import { orderedStep } from '../../escalation/orders.ts';
import { Button } from '../../ui/Button.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { timeOfDayWithSeconds } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { useCareText } from '../care-text.ts';
import type { DialogProps, OnTry } from './dialog-props.ts';
import style from './StopDialog.module.css';
import { useAttempt } from './use-attempt.tsx';

type EarlyReason = Extract<SaidStop, { kind: 'early' }>['reason'];
const reasons: readonly EarlyReason[] = [
  'physicians-order',
  'patients-wish',
  'side-effect',
  'blood-pressure',
  'line',
  'other',
];
const kinds = ['completed', 'early', 'emergency'] as const;

type StopDialogProps = Omit<DialogProps, 'onGive'> & {
  readonly session: Session;
  /** Whose stop it is; null: of the last that nobody has explained. */
  readonly infusion: number | null;
  readonly onTry: OnTry;
};

/**
 * After the tap that has recorded the stop (SE4): whether the pump stands still, for this screen controls none (UI10), and then how it
 * ended. Where a physician has said so it is early, by her order. Closed before that is said, it stands open at the chair.
 */
export function StopDialog({ whose, session, infusion, onTry, onClose }: StopDialogProps) {
  const text = useText();
  const words = useCareText().stop;
  const isOrdered = orderedStep(session) === 'recordStop';
  const [pump, setPump] = useState<'asked' | 'running' | 'still'>('asked');
  const [kind, setKind] = useState<SaidStop['kind'] | null>(isOrdered ? 'early' : null);
  const [reason, setReason] = useState<EarlyReason | null>(isOrdered ? 'physicians-order' : null);
  const { attempt, refusal } = useAttempt(onTry, session);
  const stop = stopOf(kind, reason);
  const [asked] = useState(
    () => infusion ?? unsaidStops(session.course).at(-1)?.number ?? lastNumber(session.course),
  );
  const stopped = unsaidStops(session.course).find(({ number }) => number === asked);
  const save = async (said: SaidStop) => {
    if (await attempt({ type: 'explain-stop', infusion: asked, stop: said })) onClose();
  };
  return (
    <Dialog
      title={words.title}
      whose={whose}
      hint={
        stopped === undefined
          ? words.recording
          : words.at(timeOfDayWithSeconds(stopped.stoppedAtMs, session.timeZone))
      }
      onClose={onClose}
    >
      <div className={style.pump} role="group" aria-label={words.pumpStopped}>
        <div>
          <h3>{words.pumpStopped}</h3>
          <p>{words.pumpHint}</p>
          {pump === 'running' && <p role="alert">{words.pumpFirst}</p>}
        </div>
        <Button aria-pressed={pump === 'still'} onClick={() => setPump('still')}>
          {words.pumpYes}
        </Button>
        <Button kind="quiet" onClick={() => setPump('running')}>
          {words.pumpNo}
        </Button>
      </div>
      {pump === 'still' && (
        <>
          <Choices
            label={words.ask}
            choices={kinds.map((value) => ({ value, text: words[value] }))}
            chosen={kind}
            onChoose={setKind}
          />
          {kind === 'early' && (
            <Choices
              label={words.why}
              choices={reasons.map((value) => ({ value, text: text.stopReason[value] }))}
              chosen={reason}
              onChoose={setReason}
            />
          )}
          {refusal}
          <Button
            kind="primary"
            disabled={stop === null}
            onClick={() => (stop === null ? undefined : void save(stop))}
          >
            {text.action.explainStop}
          </Button>
        </>
      )}
    </Dialog>
  );
}

function stopOf(kind: SaidStop['kind'] | null, reason: EarlyReason | null): SaidStop | null {
  if (kind === null) return null;
  if (kind !== 'early') return { kind };
  return reason === null ? null : { kind, reason };
}

/** Of the infusion the tap was meant for, where its stop has not come back yet. */
function lastNumber(course: Course): number {
  switch (course.phase) {
    case 'preparing':
      return 1;
    case 'infusing':
    case 'paused':
      return course.infusion.number;
    case 'observing':
      return course.infusions.at(-1)?.number ?? 1;
  }
}
