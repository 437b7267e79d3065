import { Suspense, useState } from 'react';
import { AlarmBar } from '../../alarms/AlarmBar.tsx';
import { AlarmButtons } from '../../alarms/AlarmButtons.tsx';
import { StandByMark } from '../../alarms/StandByMark.tsx';
import { alarmLines, recentLines } from '../../alarms/alarm-line.ts';
import { useHeldOrder } from '../../alarms/held-order.ts';
import { useWording } from '../../alarms/use-wording.ts';
import { CallButton } from '../../escalation/CallButton.tsx';
import type { ChairView } from '../../live/chair-view.ts';
import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { timeOfDayWithSeconds } from '../../ui/format.ts';
import style from './ChairBar.module.css';
import { loadedApart } from '../../ui/loaded-apart.ts';

const AlarmList = loadedApart(async () => ({
  default: (await import('../../alarms/AlarmList.tsx')).AlarmList,
}));

/** What alarms, and the two taps for it; the call of a physician is always the last on it (UI8). */
export function ChairBar({ view }: { readonly view: ChairView }) {
  const wording = useWording();
  const { text, nowMs } = wording;
  const site = useLive(selectSite);
  const [isOpen, setOpen] = useState(false);
  const { session, chair } = view.state;
  const lines = useHeldOrder(alarmLines(view, wording));
  const timeZone = session?.timeZone ?? site?.site.timeZone ?? 'UTC';
  return (
    <>
      <AlarmBar
        lines={lines}
        recent={recentLines(view, wording)}
        onOpen={() => setOpen(true)}
        calm={
          <h1 className={style.calm}>
            {text.app.chair(chair)}
            <span>{session?.patient.displayName ?? text.phase.none}</span>
          </h1>
        }
      >
        {session !== null && <StandByMark standBy={session.alarms.standBy} />}
        {lines.length === 0 && <time className={style.clock}>{timeOfDayWithSeconds(nowMs, timeZone)}</time>}
        {session !== null && <AlarmButtons chair={chair} session={session} lines={lines} />}
        {/* At the edge: what comes with an alarm stands beside it and moves it nowhere (UI6). */}
        {session !== null && (
          <CallButton chair={view.state} occurrence={null} words={text.escalation.call} isOnBar />
        )}
      </AlarmBar>
      {isOpen && (
        <Suspense>
          <AlarmList view={view} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
