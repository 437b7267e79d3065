import { useLive } from '../../../live/context.tsx';
import { selectIsDemo, selectSite } from '../../../live/selectors.ts';
import { useActing } from '../../../session/acting.ts';
import { SetupFrame } from '../SetupFrame.tsx';
import { IdleLock } from './IdleLock.tsx';
import { PairedScreens } from './PairedScreens.tsx';
import style from './PeopleScreen.module.css';
import { PeopleSetting } from './PeopleSetting.tsx';
import { usePeopleSetupText } from './people-setup-text.ts';

/** Accounts, paired screens and the idle lock: an administrator's to change, everybody's to read. */
function PeopleScreen() {
  return (
    <SetupFrame>
      <Settings />
    </SetupFrame>
  );
}

function Settings() {
  const words = usePeopleSetupText();
  const isDemo = useLive(selectIsDemo);
  const site = useLive(selectSite)?.site;
  const isAdministrator = useActing().person?.role === 'administrator';
  if (site === undefined) return null;
  return (
    <div className={style.page}>
      <div>
        {!isAdministrator && <p>{words.needsAdministrator}</p>}
        {isDemo && <p>{words.demo}</p>}
        <PeopleSetting people={site.people} chairs={site.chairs} mayChange={isAdministrator} />
      </div>
      <div className={style.beside}>
        <PairedScreens screens={site.screens} chairs={site.chairs} mayChange={isAdministrator} />
        <IdleLock key={site.idleLockMs} afterMs={site.idleLockMs} mayChange={isAdministrator} />
      </div>
    </div>
  );
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default PeopleScreen;
