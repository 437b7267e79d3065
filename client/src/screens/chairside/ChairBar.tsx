import { LayoutGrid } from 'lucide-react';
import { Link } from 'react-router';
import { AlarmBar } from '../../alarms/AlarmBar.tsx';
import { chairStatements } from '../../alarms/statements.ts';
import type { ChairView } from '../../live/chair-view.ts';
import { useLive, useNowMs } from '../../live/context.tsx';
import { selectIsRecording, selectSite } from '../../live/selectors.ts';
import { timeOfDayWithSeconds } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import style from './ChairBar.module.css';

export function ChairBar({ view }: { readonly view: ChairView }) {
  const text = useText();
  const nowMs = useNowMs();
  const isRecording = useLive(selectIsRecording);
  const site = useLive(selectSite);
  const { session, chair } = view.state;
  const timeZone = session?.timeZone ?? site?.site.timeZone ?? 'UTC';
  const statements = chairStatements(view, nowMs, isRecording).map((one) => ({ ...one, key: one.type }));
  return (
    <AlarmBar
      statements={statements}
      calm={
        <h1 className={style.calm}>
          {text.app.chair(chair)}
          <span>{session?.patient.displayName ?? text.phase.none}</span>
        </h1>
      }
    >
      <div className={style.right}>
        <time className={style.clock}>{timeOfDayWithSeconds(nowMs, timeZone)}</time>
        <Link className={style.link} to="/">
          <LayoutGrid aria-hidden size={24} />
          {text.app.overview}
        </Link>
      </div>
    </AlarmBar>
  );
}
