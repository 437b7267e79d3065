import type { Session } from '@chairside/shared/chair/state.ts';
import { openItems, valueOfAnswer } from '@chairside/shared/chart/derived.ts';
import { itemText } from '@chairside/shared/text/item-words.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.ts';
import { useActing } from '../acting.ts';
import { itemsOfConcern } from '../answers.ts';
import { useCareText } from '../care-text.ts';
import { emptyDose, readDose } from '../dose.ts';
import { isFreeToStart } from '../gate-facts.ts';
import { identifiers } from '../identity.ts';
import { useItemWords } from '../item-text.ts';
import { isUnheard, type MonitorRow } from '../monitor-rows.ts';
import { DoseFields } from './DoseFields.tsx';
import { isReason, type DialogProps } from './dialog-props.ts';
import { MonitorList } from './MonitorList.tsx';
import style from './StartDialog.module.css';
import { Tick } from './Tick.tsx';
import { useDecision } from './use-decision.tsx';

type StartDialogProps = DialogProps & {
  readonly session: Session;
  /** Whether oximeter and cuff are heard now. */
  readonly monitors: readonly MonitorRow[];
};

/**
 * What a start needs: the patient asked who they are (SE11), the devices' own alarms (AL34), a physician's reason where the
 * gate asks for one or nothing is heard (SE13, SE13a), a reason for a further dose (SE6). The dose is recorded with it, if it
 * was given (SE9).
 */
export function StartDialog({ session, monitors, whose, onGive, onClose }: StartDialogProps) {
  const text = useText();
  const words = useCareText();
  const { person } = useActing();
  const { protocol, patient } = session;
  const isAgain = session.course.phase === 'observing';
  const isAtOnce = protocol.delivery === 'at-once';
  const isWithoutBaseline = !isAgain && session.baseline === null;
  const isGateOpen = isAgain || isFreeToStart(session);
  const isDecisionNeeded = !isGateOpen || isUnheard(session, monitors);
  /** Nobody has released it: the reason given now is for that. */
  const isBaselineOpen = isWithoutBaseline && !isGateOpen;
  const decision = useDecision(isBaselineOpen ? text.dialog.start.withoutBaseline : words.start.override);
  const [again, setAgain] = useState('');
  const [isPatientConfirmed, setPatientConfirmed] = useState(false);
  const [areDeviceAlarmsOn, setDeviceAlarmsOn] = useState(false);
  const [dose, setDose] = useState(() => emptyDose(person?.name ?? ''));
  const read = readDose(protocol.drug, dose);
  const isReady =
    isPatientConfirmed &&
    areDeviceAlarmsOn &&
    (!isAgain || isReason(again)) &&
    (!isDecisionNeeded || decision.isMade) &&
    read.type !== 'unreadable';
  const start = async () => {
    const vouched = isDecisionNeeded ? await decision.vouch() : {};
    if (vouched === null) return;
    const reason = isDecisionNeeded ? decision.reason : null;
    onGive(
      {
        type: 'start-infusion',
        withoutBaseline: isBaselineOpen ? reason : null,
        again: isAgain ? again.trim() : null,
        areDeviceAlarmsOn,
        isPatientConfirmed,
        override: isBaselineOpen ? null : reason,
      },
      {
        ...vouched,
        ...(read.type === 'dose' && {
          then: { type: 'chart-entry', entry: read.entry, happenedAtMs: null } as const,
        }),
      },
    );
  };
  return (
    <Dialog
      title={titleOf({ isAgain, isAtOnce }, text, words)}
      whose={whose}
      {...(!isAtOnce && { hint: words.stop.pumpHint })}
      onClose={onClose}
    >
      <section className={style.who}>
        <p>{patient.displayName}</p>
        <p>{identifiers(patient)}</p>
        <Tick
          label={words.start.askPatient}
          hint={words.start.askPatientHint}
          isTicked={isPatientConfirmed}
          onChange={setPatientConfirmed}
        />
      </section>
      <Tick
        label={text.alarm.deviceAlarms}
        hint={text.alarm.deviceAlarmsHint}
        isTicked={areDeviceAlarmsOn}
        onChange={setDeviceAlarmsOn}
      />
      <MonitorList rows={monitors} />
      {!isAgain && <Concerns session={session} />}
      {!isAgain && <OpenQuestions session={session} />}
      {isDecisionNeeded && (
        <section className={style.decision}>
          {!isGateOpen && (
            <h3>
              {isWithoutBaseline ? text.mark.noBaseline : words.gate.outcome[session.gate?.outcome ?? 'none']}
            </h3>
          )}
          {isUnheard(session, monitors) && <h3>{words.monitors.missing}</h3>}
          {decision.fields}
        </section>
      )}
      {isAgain && (
        <Field
          label={isAtOnce ? words.start.againAtOnce : text.dialog.start.again}
          hint={text.dialog.start.againHint}
          value={again}
          onChange={(event) => setAgain(event.target.value)}
        />
      )}
      <DoseFields
        drug={protocol.drug}
        weightKg={patient.weightKg}
        typed={dose}
        onChange={(part) => setDose((before) => ({ ...before, ...part }))}
        isInfusion={!isAtOnce}
      />
      {read.type === 'unreadable' && <p role="alert">{words.dose.problem}</p>}
      <Button kind="primary" disabled={!isReady} onClick={() => void start()}>
        {isAtOnce ? words.start.given : text.dialog.start.confirm}
      </Button>
    </Dialog>
  );
}

type Kind = { readonly isAgain: boolean; readonly isAtOnce: boolean };

function titleOf(
  { isAgain, isAtOnce }: Kind,
  text: ReturnType<typeof useText>,
  words: ReturnType<typeof useCareText>,
): string {
  if (isAtOnce) return isAgain ? words.start.again : words.start.atOnce;
  return isAgain ? text.action.newInfusion : text.dialog.start.title;
}

/** What of the checklist has to be answered and is not: it keeps nobody from starting, and is recorded with the start. */
function OpenQuestions({ session }: { readonly session: Session }) {
  const words = useCareText();
  const itemWords = useItemWords();
  const { chart, protocol } = session;
  const open = openItems(chart, protocol.checklists, 'before');
  if (open.length === 0) return null;
  const labels = protocol.checklists.before
    .filter(({ id }) => open.includes(id))
    .map((item) => itemText(item, itemWords));
  return (
    <section className={style.open}>
      <h3>{words.start.openItems(open.length)}</h3>
      <p>{labels.join(' · ')}</p>
    </section>
  );
}

/** Answers that somebody has to look at stand before the start, in words: answered is not the same as settled. */
function Concerns({ session }: { readonly session: Session }) {
  const text = useText();
  const words = useCareText();
  const itemWords = useItemWords();
  const items = itemsOfConcern(session, 'before');
  if (items.length === 0) return null;
  const said = items.map((item) => {
    const isYes = valueOfAnswer(session.chart, 'before', item.id) === true;
    return `${itemText(item, itemWords)}: ${isYes ? text.action.yes : text.action.no}`;
  });
  return (
    <section className={style.open} role="alert">
      <h3>{words.start.concerns(items.length)}</h3>
      <p>{said.join(' · ')}</p>
    </section>
  );
}
