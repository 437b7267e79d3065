import { LayoutGrid } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { useFollowedOverview, useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { useText } from '../../ui/text.ts';
import { OverviewBar } from '../overview/OverviewBar.tsx';
import { Waiting } from '../Waiting.tsx';
import { useSetupText } from './setup-text.ts';
import style from './SetupFrame.module.css';

/** Around the pages of setup: the alarms of all chairs stay on top of them as on every screen (UI8). */
export function SetupFrame({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const words = useSetupText();
  useFollowedOverview();
  const site = useLive(selectSite);
  if (site === null) return <Waiting title={text.app.loading} hint={text.app.loadingHint} />;
  return (
    <div className={style.screen}>
      <OverviewBar chairs={site.site.chairs} title={words.title} />
      <nav className={style.nav} aria-label={words.nav}>
        <NavLink to="/setup/protocols">{words.protocols}</NavLink>
        <NavLink to="/setup/limits">{words.limits}</NavLink>
        <NavLink to="/setup/clinic">{words.clinic}</NavLink>
        <NavLink to="/setup/devices">{words.devices}</NavLink>
        <NavLink to="/setup/people">{words.people}</NavLink>
        <NavLink to="/setup/audit">{words.audit}</NavLink>
        <NavLink to="/setup/self-test">{words.selfTest}</NavLink>
        <Link to="/">
          <LayoutGrid aria-hidden size={22} />
          {text.app.overview}
        </Link>
      </nav>
      <main className={style.main}>{children}</main>
    </div>
  );
}
