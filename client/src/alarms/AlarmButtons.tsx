import { isAudioPaused } from '@chairside/shared/alarms/signals.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { useRef, type MouseEvent } from 'react';
import { useLive, useNowMs } from '../live/context.tsx';
import { selectCommands } from '../live/selectors.ts';
import { useLooksOnly } from '../people/use-looks-only.ts';
import { useMayHere } from '../session/afar/place.ts';
import { useGive } from '../session/use-give.tsx';
import { spanText } from '../ui/format.ts';
import { useText } from '../ui/text.ts';
import style from './AlarmButtons.module.css';
import type { AlarmLine } from './alarm-line.ts';
import { useSteadyTarget } from './steady-target.ts';

type AlarmButtonsProps = {
  readonly chair: ChairId;
  readonly session: Session;
  /** As they stand on the bar. */
  readonly lines: readonly AlarmLine[];
};

/** One tap each (UI8). They show what the gateway has said, never what was asked for: no alarm is answered by hope. */
export function AlarmButtons({ chair, session, lines }: AlarmButtonsProps) {
  const text = useText();
  const nowMs = useNowMs();
  const looksOnly = useLooksOnly();
  const commands = useLive(selectCommands);
  const mayHere = useMayHere();
  const mayAcknowledge = mayHere('acknowledge-alarm');
  const { give, question } = useGive(chair);
  const { alarms, protocol } = session;
  const isPaused = isAudioPaused(alarms, nowMs);
  // Of the two on show: a low one may call below a high one that is acknowledged.
  const shown = lines.slice(0, 2).find(({ isCalling }) => isCalling)?.occurrence ?? null;
  const target = useSteadyTarget(shown);
  const now = { isPaused, target };
  /** What stood there when the finger went down, whatever stands there when it comes up (AL13). */
  const touched = useRef<typeof now | null>(null);
  const touch = () => {
    touched.current = now;
  };
  /** A key has no way down and up: it means what is shown. */
  const meant = ({ detail }: { readonly detail: number }) => (detail === 0 ? now : (touched.current ?? now));
  const isPending = commands.some(
    (one) =>
      one.outcome.type === 'pending' &&
      one.to === 'chair' &&
      one.command.type === 'acknowledge-alarm' &&
      one.command.occurrence === shown?.id,
  );
  const acknowledge = (click: MouseEvent) => {
    const occurrence = meant(click).target;
    if (occurrence === null) return;
    const { id, callingSinceMs } = occurrence;
    give({ type: 'acknowledge-alarm', occurrence: id, callingSinceMs, reason: null });
  };
  if (looksOnly !== null || (alarms.occurrences.length === 0 && !isPaused)) return null;
  return (
    <div className={style.buttons}>
      <button
        type="button"
        className={style.button}
        disabled={!mayHere('pause-audio')}
        onPointerDown={touch}
        onClick={(click) => give({ type: meant(click).isPaused ? 'end-audio-pause' : 'pause-audio' })}
      >
        {isPaused ? (
          <>
            {text.alarm.resumeSound}
            <time>{spanText((alarms.audioPause?.untilMs ?? nowMs) - nowMs + 999, text)}</time>
          </>
        ) : (
          <>
            {text.alarm.pauseSound}
            <time>{spanText(protocol.alarmPreset.timesMs.audioPause, text)}</time>
          </>
        )}
      </button>
      <button
        type="button"
        className={style.button}
        data-kind="acknowledge"
        data-pending={isPending || undefined}
        aria-disabled={target === null}
        disabled={!mayAcknowledge}
        onPointerDown={touch}
        onClick={acknowledge}
      >
        {shown === null ? text.alarm.acknowledged : text.alarm.acknowledge}
        {isPending && <small>…</small>}
        {!mayAcknowledge && <small className={style.why}>{text.calling.afar.only}</small>}
      </button>
      {question}
    </div>
  );
}
