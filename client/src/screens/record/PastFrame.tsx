import { History, LayoutGrid } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { useFollowedOverview, useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { useText } from '../../ui/text.ts';
import { OverviewBar } from '../overview/OverviewBar.tsx';
import style from './PastFrame.module.css';
import { useRecordsText } from './records-text.ts';

type PastFrameProps = { readonly title: string; readonly actions?: ReactNode; readonly children: ReactNode };

/**
 * Around what is past: the alarms of the present stay on top of it (UI8). It needs no gateway that speaks: without one the
 * page still shows what it has (RE70), and on paper there is only the sheet.
 */
export function PastFrame({ title, actions, children }: PastFrameProps) {
  const text = useText();
  const { history } = useRecordsText();
  useFollowedOverview();
  const site = useLive(selectSite);
  return (
    <div className={style.screen}>
      <div className={style.top} data-behind>
        {site === null ? (
          <header className={style.bar}>
            <h1>{title}</h1>
          </header>
        ) : (
          <OverviewBar chairs={site.site.chairs} title={title} />
        )}
      </div>
      <nav className={style.nav} aria-label={history.title} data-behind>
        {actions}
        <NavLink to="/history" end>
          <History aria-hidden size={22} />
          {history.title}
        </NavLink>
        <Link to="/">
          <LayoutGrid aria-hidden size={22} />
          {text.app.overview}
        </Link>
      </nav>
      <main className={style.main}>{children}</main>
    </div>
  );
}
