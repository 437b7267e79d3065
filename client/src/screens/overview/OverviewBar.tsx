import type { ChairId } from '@chairside/shared/ids.ts';
import { SlidersHorizontal } from 'lucide-react';
import { Link } from 'react-router';
import { AlarmBar, type BarStatement } from '../../alarms/AlarmBar.tsx';
import { chairStatements } from '../../alarms/statements.ts';
import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { PersonButton } from '../../session/PersonButton.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { useText } from '../../ui/text.ts';
import { LinkMark } from '../LinkMark.tsx';
import { ScreenSettings } from '../ScreenSettings.tsx';
import style from './OverviewBar.module.css';

type OverviewBarProps = {
  readonly chairs: readonly ChairId[];
  /** What the screen is called, where it is not the overview itself. */
  readonly title?: string;
};

export function OverviewBar({ chairs, title }: OverviewBarProps) {
  const text = useText();
  const site = useLive(selectSite);
  const nowMs = useLive((live) => live.nowMs);
  const views = useLive((live) => live.chairs);
  const isRecording = useLive((live) => live.isRecording);
  const unsaved: readonly BarStatement[] = isRecording
    ? []
    : [{ type: 'not-saved', priority: 'high', sinceMs: null, key: 'not-saved' }];
  const silent = chairs.flatMap((chair) => {
    const view = views[chair];
    if (view === undefined) return [];
    return chairStatements(view, nowMs, true).map((one) => ({
      ...one,
      key: `${chair} ${one.type}`,
      chair: text.app.chair(chair),
    }));
  });
  return (
    <AlarmBar
      statements={[...unsaved, ...silent]}
      calm={
        <h1 className={style.calm}>
          {title ?? text.overview.title} <span>{text.overview.chairsCalm(chairs.length)}</span>
        </h1>
      }
    >
      <div className={style.right}>
        {silent.length > 0 && <span>{text.overview.chairsTroubled(silent.length, chairs.length)}</span>}
        {site?.site.isSimulation === true && <Mark kind="strong">{text.mark.simulated}</Mark>}
        <LinkMark />
        <PersonButton />
        <ScreenSettings />
        {title === undefined && (
          <Link className={style.setup} to="/setup/limits" aria-label={text.app.setup}>
            <SlidersHorizontal aria-hidden size={24} />
          </Link>
        )}
      </div>
    </AlarmBar>
  );
}
