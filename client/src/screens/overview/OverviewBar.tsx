import type { ChairId } from '@chairside/shared/ids.ts';
import { ClipboardList, FlaskConical, History } from 'lucide-react';
import { Suspense, useState } from 'react';
import { Link } from 'react-router';
import { AlarmBar } from '../../alarms/AlarmBar.tsx';
import { alarmLines, mostUrgentFirst, recentLines, type AlarmLine } from '../../alarms/alarm-line.ts';
import { useHeldOrder } from '../../alarms/held-order.ts';
import { SoundMark } from '../../alarms/SoundMark.tsx';
import { useWording } from '../../alarms/use-wording.ts';
import { FullScreenButton } from '../../kiosk/FullScreenButton.tsx';
import { useLive } from '../../live/context.tsx';
import { selectIsRecording, selectSite } from '../../live/selectors.ts';
import { DemoMark } from '../../people/DemoMark.tsx';
import { PersonButton } from '../../session/PersonButton.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { LinkMark } from '../LinkMark.tsx';
import { ScreenSettings } from '../ScreenSettings.tsx';
import { useSimulatedWords } from '../use-simulated-words.ts';
import { EvacuateButton } from './Evacuation.tsx';
import style from './OverviewBar.module.css';
import { loadedApart } from '../../ui/loaded-apart.ts';

const AllAlarms = loadedApart(async () => ({ default: (await import('./AllAlarms.tsx')).AllAlarms }));

type OverviewBarProps = {
  readonly chairs: readonly ChairId[];
  /** What the screen is called, where it is not the overview itself. */
  readonly title?: string;
};

/** The alarms of every chair on one bar; each text begins with its chair (AL23, AL27). */
export function OverviewBar({ chairs, title }: OverviewBarProps) {
  const wording = { ...useWording(), isAtDesk: true };
  const { text } = wording;
  const site = useLive(selectSite);
  const simulated = useSimulatedWords();
  const views = useLive((live) => live.chairs);
  const isRecording = useLive(selectIsRecording);
  const [isOpen, setOpen] = useState(false);
  const known = chairs.flatMap((chair) => views[chair] ?? []);
  const lines = useHeldOrder(mostUrgentFirst(known.flatMap((view) => alarmLines(view, wording))));
  const alarming = new Set(lines.map(({ chair }) => chair)).size;
  const chairName = ({ chair }: AlarmLine) => text.app.chair(chair);
  return (
    <>
      <AlarmBar
        lines={lines}
        recent={known.flatMap((view) => recentLines(view, wording))}
        chairName={chairName}
        onOpen={() => setOpen(true)}
        calm={
          <h1 className={style.calm}>
            {title ?? text.overview.title} <span>{text.overview.chairsCalm(chairs.length)}</span>
          </h1>
        }
      >
        <div className={style.right}>
          {alarming > 0 && (
            <span className={style.count}>{text.alarm.chairsAlarming(alarming, chairs.length)}</span>
          )}
          {simulated !== null && <Mark kind="strong">{simulated}</Mark>}
          {title !== undefined && <DemoMark />}
          {!isRecording && <Mark kind="strong">{text.mark.notSaved}</Mark>}
          <LinkMark />
          {title === undefined && <EvacuateButton />}
          <SoundMark />
          <PersonButton />
          <FullScreenButton />
          <ScreenSettings openedAt="desk" />
          {title === undefined && site?.site.isSimulation === true && (
            <Link className={style.setup} data-wide to="/simulator" aria-label={text.app.simulator}>
              <FlaskConical aria-hidden size={24} />
            </Link>
          )}
          {title === undefined && (
            <Link className={style.setup} to="/history" aria-label={text.app.history}>
              <History aria-hidden size={24} />
            </Link>
          )}
          {title === undefined && (
            <Link className={style.setup} to="/setup/limits" aria-label={text.app.setup}>
              <ClipboardList aria-hidden size={24} />
            </Link>
          )}
        </div>
      </AlarmBar>
      {isOpen && (
        <Suspense>
          <AllAlarms views={known} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
