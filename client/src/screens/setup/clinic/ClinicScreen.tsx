import { useLive } from '../../../live/context.tsx';
import { selectSite } from '../../../live/selectors.ts';
import { SetupFrame } from '../SetupFrame.tsx';
import style from './ClinicScreen.module.css';
import { CallWordsSetting } from './CallWordsSetting.tsx';
import { AfarSetting } from './AfarSetting.tsx';
import { MedicineSetting } from './MedicineSetting.tsx';
import { PagerSetting } from './PagerSetting.tsx';
import { RetentionSetting } from './RetentionSetting.tsx';
import { WellnessSetting } from './WellnessSetting.tsx';

/** What the clinic sets once: its medicines (SE14), how long records are kept (SE28), its pager. */
function ClinicScreen() {
  return (
    <SetupFrame>
      <Settings />
    </SetupFrame>
  );
}

function Settings() {
  const site = useLive(selectSite)?.site;
  if (site === undefined) return null;
  const { medicines, retentionMonths, webhook, escalationWords, afar, doesWellnessAlarm } = site;
  return (
    <div className={style.page}>
      <MedicineSetting medicines={medicines} />
      <div className={style.beside}>
        <RetentionSetting months={retentionMonths} />
        <CallWordsSetting key={JSON.stringify(escalationWords)} words={escalationWords} />
        <AfarSetting afar={afar} />
        <WellnessSetting isAllowed={doesWellnessAlarm} />
        <PagerSetting webhook={webhook} />
      </div>
    </div>
  );
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default ClinicScreen;
