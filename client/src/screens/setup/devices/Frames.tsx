import type { FrameShown } from '@chairside/shared/devices/shown.ts';
import { timeOfDayWithSeconds } from '../../../ui/format.ts';
import style from './DevicesScreen.module.css';
import { useDevicesText } from './devices-text.ts';

type FramesProps = { readonly frames: readonly FrameShown[]; readonly timeZone: string };

/** The last frames of a link as they came, beside what was read from each: whoever sets a device up compares the two. */
export function Frames({ frames, timeZone }: FramesProps) {
  const words = useDevicesText();
  if (frames.length === 0) return <p className={style.soft}>{words.link.noFrames}</p>;
  return (
    <div className={style.frames}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.link.time}</th>
            <th scope="col">{words.link.raw}</th>
            <th scope="col">{words.link.said}</th>
          </tr>
        </thead>
        <tbody>
          {frames.map(({ atMs, raw, said, rejected }, place) => (
            // Newest first, and of one moment there may be several.
            <tr key={frames.length - place}>
              <td>{timeOfDayWithSeconds(atMs, timeZone)}</td>
              <td>
                <code>{raw}</code>
              </td>
              <td>{[...said, ...rejected.map((why) => words.rejected[why])].join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
