import type { Occurrence } from '@chairside/shared/alarms/alarm-state.ts';
import { useState } from 'react';
import { CallButton } from '../escalation/CallButton.tsx';
import type { ChairView } from '../live/chair-view.ts';
import { isReasonOrNone } from '../session/dialogs/dialog-props.ts';
import { useGive } from '../session/use-give.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { spanText, timeOfDay } from '../ui/format.ts';
import style from './AlarmList.module.css';
import { priorityMark, type AlarmLine } from './alarm-line.ts';
import { useWording } from './use-wording.ts';
import { gravestFirst, rowText } from './violation-text.ts';

type AlarmRowProps = {
  readonly line: AlarmLine;
  readonly view: ChairView;
  readonly mayAcknowledge: boolean;
};

/** One occurrence: value and limit as the event has them, since when, and who has seen it. */
export function AlarmRow({ line, view, mayAcknowledge }: AlarmRowProps) {
  const { text, nowMs } = useWording();
  const { list } = text.alarm;
  const { occurrence } = line;
  const { session, chair } = view.state;
  const at = (atMs: number) => timeOfDay(atMs, session?.timeZone ?? 'UTC');
  const reason = occurrence?.acknowledged?.reason ?? null;
  return (
    <li className={style.row} data-priority-of={line.priority} data-presence={line.presence}>
      <p className={style.what}>
        <b>{priorityMark(line)}</b> {line.words}
      </p>
      {occurrence !== null && (
        <p>
          {line.presence === 'recent'
            ? list.began(at(occurrence.beganAtMs))
            : list.since(at(occurrence.beganAtMs), spanText(nowMs - occurrence.beganAtMs, text))}
        </p>
      )}
      {occurrence !== null && session !== null && occurrence.violations.length > 0 && (
        <ul className={style.rows}>
          {gravestFirst(occurrence.violations).map((row) => (
            <li key={row.rule}>
              {rowText({ ...row, shownValue: row.value }, session, text)}, {text.alarm.priority[row.priority]}
            </li>
          ))}
        </ul>
      )}
      {line.remarks.length > 0 && <p>{line.remarks.join(' · ')}</p>}
      {reason !== null && <p>{list.reason(reason)}</p>}
      {mayAcknowledge && line.isCalling && occurrence !== null && (
        <Acknowledge chair={chair} occurrence={occurrence} />
      )}
      {mayAcknowledge && line.presence !== 'recent' && occurrence !== null && (
        <CallButton chair={view.state} occurrence={occurrence.id} words={text.escalation.callAbout} />
      )}
    </li>
  );
}

type AcknowledgeProps = { readonly chair: ChairView['state']['chair']; readonly occurrence: Occurrence };

function Acknowledge({ chair, occurrence }: AcknowledgeProps) {
  const { text } = useWording();
  const { give, question } = useGive(chair);
  const [reason, setReason] = useState('');
  const words = reason.trim();
  const { id, callingSinceMs } = occurrence;
  const acknowledgement = { type: 'acknowledge-alarm', occurrence: id, callingSinceMs } as const;
  return (
    <div className={style.acknowledge}>
      <Field
        label={text.alarm.list.askReason}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        disabled={!isReasonOrNone(reason)}
        onClick={() => give({ ...acknowledgement, reason: words === '' ? null : words })}
      >
        {text.alarm.acknowledge}
      </Button>
      {question}
    </div>
  );
}
