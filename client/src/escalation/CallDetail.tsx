import type { Escalation } from '@chairside/shared/escalation/escalation.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { nibpMeasurements } from '@chairside/shared/vitals/nibp.ts';
import { alarmLines, priorityMark } from '../alarms/alarm-line.ts';
import { useWording } from '../alarms/use-wording.ts';
import { useFollowedChair } from '../live/context.tsx';
import { phaseFacts } from '../session/phase-facts.ts';
import { progressText } from '../session/progress-text.ts';
import { timeOfDay } from '../ui/format.ts';
import { nibpGreyAtMs, nibpText, nibpVital } from '../vitals/nibp-vital.ts';
import { continuousVital } from '../vitals/vital.ts';
import { VitalLine } from '../vitals/VitalLine.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import style from './CallDetail.module.css';
import { CallTrend, trendShownMs } from './CallTrend.tsx';

/** How the patient is and was for ten minutes, and the answer (UI18). While it is open this screen follows the chair closely. */
export function CallDetail({ chair, call }: { readonly chair: ChairId; readonly call: Escalation }) {
  const wording = useWording();
  const { text, nowMs } = wording;
  const view = useFollowedChair(chair);
  const session = view?.state.session ?? null;
  if (view === undefined || session === null) return null;
  const { latest, heardAtMs, lines } = view;
  const measured = nibpMeasurements(view.nibp);
  const vitalAt = (parameter: 'spo2Percent' | 'pulseRateBpm') =>
    continuousVital(parameter, latest[parameter], { nowMs, heardAtMs: heardAtMs[parameter] });
  const alarms = alarmLines(view, wording).slice(0, 3);
  const lately = measured.filter(({ atMs }) => nowMs - atMs < trendShownMs);
  return (
    <>
      <p className={style.phase}>
        {text.phase[session.course.phase]} · {progressText(phaseFacts(session, nowMs), text)}
      </p>
      <ul className={style.vitals}>
        <VitalLine label={text.vital.spo2} vital={vitalAt('spo2Percent')} />
        <VitalLine label={text.vital.pulseRate} vital={vitalAt('pulseRateBpm')} />
        <VitalLine
          label={text.vital.nibp}
          vital={nibpVital(measured.at(-1), { nowMs, greyAtMs: nibpGreyAtMs(session, measured.at(-1)) })}
        />
      </ul>
      {alarms.length > 0 && (
        <ul className={style.alarms} aria-label={text.alarm.list.title}>
          {alarms.map((line) => (
            <li key={line.key}>
              <b>
                {priorityMark(line)} {line.words}
              </b>{' '}
              {line.remarks[0]}
            </li>
          ))}
        </ul>
      )}
      <CallTrend lines={lines} nowMs={nowMs} />
      <p className={style.nibp}>
        {lately.length === 0 ? text.escalation.noNibp : `${text.escalation.nibpLately}: `}
        {lately
          .slice(-4)
          .map((one) => `${timeOfDay(one.atMs, session.timeZone)} ${nibpText(one)}`)
          .join(' · ')}
      </p>
      <AnswerForm chair={chair} session={session} call={call} />
    </>
  );
}
