import { LayoutGrid } from 'lucide-react';
import { Link } from 'react-router';
import { useFollowedOverview, useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { useText } from '../../ui/text.ts';
import { OverviewBar } from '../overview/OverviewBar.tsx';
import { Waiting } from '../Waiting.tsx';
import { SimulatorPanel } from './SimulatorPanel.tsx';
import style from './SimulatorScreen.module.css';
import { useSimulatorText } from './simulator-text.ts';

/** For developers, in simulation only (SI80): what is true of the simulated patients, and what can be made to happen to them. */
function SimulatorScreen() {
  const text = useText();
  const words = useSimulatorText();
  useFollowedOverview();
  const site = useLive(selectSite);
  if (site === null) return <Waiting title={text.app.loading} hint={text.app.loadingHint} />;
  if (!site.site.isSimulation)
    return <Waiting title={text.app.unknownPage} hint={text.app.unknownChairHint} isOver />;
  return (
    <div className={style.screen}>
      <OverviewBar chairs={site.site.chairs} title={words.title} />
      <div className={style.sign} data-behind>
        <strong>{words.sign}</strong>
        <Link to="/">
          <LayoutGrid aria-hidden size={22} />
          {text.app.overview}
        </Link>
      </div>
      <main className={style.main}>
        <SimulatorPanel />
      </main>
    </div>
  );
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default SimulatorScreen;
