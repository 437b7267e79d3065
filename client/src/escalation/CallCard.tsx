import type { Escalation } from '@chairside/shared/escalation/escalation.ts';
import { urgencyOf } from '@chairside/shared/escalation/next.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { useEffect, useState } from 'react';
import { useWording } from '../alarms/use-wording.ts';
import { useChair, useConnection } from '../live/context.tsx';
import { whoseText } from '../session/whose-text.ts';
import { Button } from '../ui/Button.tsx';
import { timeOfDayWithSeconds } from '../ui/format.ts';
import style from './CallCard.module.css';
import { CallDetail } from './CallDetail.tsx';
import { alarmOfCall } from './call-alarm.ts';
import { alarmSince, askWords, progressWords } from './call-words.ts';
import { useIsInSight } from './in-sight.ts';

type CallCardProps = {
  readonly chair: ChairId;
  readonly call: Escalation;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  /** Whether its head is on the screen and not scrolled away. */
  readonly onSight: (isInSight: boolean) => void;
};

/** Which chair, who asks what, about which alarm. In sight, it is a receipt (ES4); opened, it is seen (ES11). */
export function CallCard({ chair, call, isOpen, onOpen, onSight }: CallCardProps) {
  const wording = useWording();
  const { text } = wording;
  const connection = useConnection();
  const view = useChair(chair);
  const { id, raisedAtMs, answered, seen } = call;
  const isWaited = answered === null;
  const [head, setHead] = useState<HTMLElement | null>(null);
  const isInSight = useIsInSight(head);
  const isShown = isWaited && isInSight;
  useEffect(() => (isShown ? connection.showCall(chair, id) : undefined), [connection, chair, id, isShown]);
  useEffect(() => onSight(isInSight), [onSight, isInSight]);
  useEffect(() => {
    if (isOpen) head?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, head]);
  if (view === undefined) return null;
  const alarm = alarmOfCall(call, view, wording);
  const since = alarmSince(call, text);
  const open = () => {
    onOpen(true);
    if (seen === null) void connection.give(chair, { type: 'see-escalation', escalation: id });
  };
  return (
    <article
      className={style.card}
      aria-label={whoseText(view.state, text)}
      data-urgency={urgencyOf(call)}
      data-progress={isWaited ? 'open' : 'answered'}
    >
      <header ref={setHead} className={style.head}>
        <h3>{whoseText(view.state, text)}</h3>
        <time>{timeOfDayWithSeconds(raisedAtMs, view.state.session?.timeZone ?? 'UTC')}</time>
        <p className={style.ask}>{askWords(call, wording)}</p>
        {alarm !== null && (
          <p className={style.alarm}>
            <b>{alarm}</b> {since}
          </p>
        )}
        {!isWaited && <p>{progressWords(call, wording)}</p>}
        <Button kind={isOpen ? 'plain' : 'primary'} onClick={isOpen ? () => onOpen(false) : open}>
          {isOpen ? text.escalation.putAside : text.calling.action.seeEscalation}
        </Button>
      </header>
      {isOpen && <CallDetail chair={chair} call={call} />}
    </article>
  );
}
