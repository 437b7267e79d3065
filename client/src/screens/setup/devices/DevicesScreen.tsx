import { useEffect, useState } from 'react';
import { useConnection, useLive } from '../../../live/context.tsx';
import { selectDevices, selectSite } from '../../../live/selectors.ts';
import { UnknownCodes } from '../../overview/UnknownCodes.tsx';
import { Refused } from '../Refused.tsx';
import { SetupFrame } from '../SetupFrame.tsx';
import { useSetting } from '../clinic/use-setting.ts';
import { ChairDevices } from './ChairDevices.tsx';
import style from './DevicesScreen.module.css';
import { useDevicesText } from './devices-text.ts';
import { Links } from './Links.tsx';
import { Unbound } from './Unbound.tsx';

/** Every device and every link to one: how it stands, what it said last, where it belongs (DV1–DV6). */
function DevicesScreen() {
  return (
    <SetupFrame>
      <Devices />
    </SetupFrame>
  );
}

function Devices() {
  const words = useDevicesText();
  const connection = useConnection();
  const [framesOf, readFrames] = useState<string | null>(null);
  useEffect(() => connection.watchDevices(framesOf), [connection, framesOf]);
  const shown = useLive(selectDevices);
  const site = useLive(selectSite);
  const setting = useSetting();
  if (site === null || shown === undefined) return <p role="status">{words.loading}</p>;
  const { chairs, lines } = site.site;
  const isSomeBound = shown.devices.some(({ chair }) => chair !== null);
  return (
    <div className={style.page}>
      {/* In its place before there is anything to say: nothing moves under a finger. */}
      <div className={style.told} role="status">
        {setting.told}
        {setting.outcome?.type === 'refused' && <Refused why={setting.outcome.why} />}
      </div>
      <Unbound devices={shown.devices.filter(({ chair }) => chair === null)} {...{ chairs, setting }} />
      {isSomeBound ? (
        <div className={style.chairs}>
          {chairs.map((chair) => (
            <ChairDevices
              key={chair}
              chair={chair}
              devices={shown.devices.filter((device) => device.chair === chair)}
              setting={setting}
            />
          ))}
        </div>
      ) : (
        <p className={style.soft}>{words.noneAtChairs}</p>
      )}
      <Links links={shown.links} {...{ lines, framesOf, readFrames, setting }} />
      <UnknownCodes countByCode={site.unknownCodes} />
    </div>
  );
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default DevicesScreen;
