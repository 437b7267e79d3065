import type { Session } from '@chairside/shared/chair/state.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { useLogText } from '../../alarms/log-text.ts';
import { useNowMs } from '../../live/context.tsx';
import { useText } from '../../ui/text.ts';
import { useCriterionName } from '../criterion-name.ts';
import { useItemWords } from '../item-text.ts';
import { useNameOf } from '../names.ts';
import { useAlarmLog } from '../use-alarm-log.ts';
import style from './Handover.module.css';
import { handoverParts } from './handover-parts.ts';
import { useHandoverText } from './handover-text.ts';

type HandoverPartsProps = { readonly view: ChairView; readonly session: Session };

/** The card of a handover (SE20): what the other has to know, as it is now. */
export function HandoverParts({ view, session }: HandoverPartsProps) {
  const text = useText();
  const words = useHandoverText();
  const nameOf = useNameOf();
  const nowMs = useNowMs();
  const items = useItemWords();
  const criterionName = useCriterionName();
  const log = useLogText();
  const told = useAlarmLog(view.state);
  const alarmLog = told.status === 'told' ? told.entries : told.status === 'asking' ? [] : null;
  const wording = { text, words, nameOf, nowMs, items, criterionName, log, alarmLog };
  const note = session.handover?.note ?? null;
  return (
    <>
      {note !== null && (
        <p className={style.word} aria-label={words.part.note}>
          {words.said(nameOf(session.handover?.by ?? null), note)}
        </p>
      )}
      {handoverParts(view, session, wording).map(({ name, lines }) => (
        <section key={name} className={style.part} aria-label={words.part[name]}>
          <h3>{words.part[name]}</h3>
          <ul>
            {lines.map((line, index) => (
              <li key={`${String(index)} ${line}`}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
