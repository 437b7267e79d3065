import { familyOf } from '@chairside/shared/devices/families.ts';
import { rejectedWhys, type LinkShown } from '@chairside/shared/devices/shown.ts';
import type { ReactNode } from 'react';
import { useLive, useNowMs } from '../../../live/context.tsx';
import { selectSite } from '../../../live/selectors.ts';
import { Button } from '../../../ui/Button.tsx';
import { timeOfDayWithSeconds } from '../../../ui/format.ts';
import style from './DevicesScreen.module.css';
import { useDevicesText } from './devices-text.ts';
import { Frames } from './Frames.tsx';
import { retryText, whyText } from './link-words.ts';

type LinkRowProps = {
  readonly link: LinkShown;
  /** Of a line: where it leads to. */
  readonly end: string | null;
  /** Its last frames are open to be read. */
  readonly isRead: boolean;
  readonly onRead: () => void;
  /** What can be done about it. */
  readonly children: ReactNode;
};

/** One link: how it stands and why, what came over it, and what of that was rejected. */
export function LinkRow({ link, end, isRead, onRead, children }: LinkRowProps) {
  const words = useDevicesText();
  const nowMs = useNowMs();
  const timeZone = useLive(selectSite)?.site.timeZone ?? 'UTC';
  const { peer, family, transport, state, sinceMs, frames, garbageBytes, rejected } = link;
  const counts = [
    words.link.frames(frames),
    ...(garbageBytes > 0 ? [words.link.garbage(garbageBytes)] : []),
    ...rejectedWhys.flatMap((why) => {
      const times = rejected[why] ?? 0;
      return times > 0 ? [words.link.rejected(times, words.rejected[why])] : [];
    }),
  ];
  const troubles = [whyText(link, words), retryText(link.retryAtMs, nowMs, words)].filter(
    (one) => one !== null,
  );
  return (
    <li className={style.link} data-state={state}>
      <div className={style.row}>
        <div>
          <p className={style.name}>
            <b>{link.lineId ?? peer}</b>
            <span>
              {familyOf(family)?.label ?? family} · {words.transport[transport]}
              {link.dialect !== undefined && ` · ${link.dialect}`}
              {end !== null && ` · ${end}`}
            </span>
          </p>
          <p>
            <b className={style.state}>{words.state[state]}</b>{' '}
            {words.link.since(timeOfDayWithSeconds(sinceMs, timeZone))}
            {troubles.length > 0 && ` · ${troubles.join(' ')}`}
          </p>
          <p className={style.soft}>{counts.join(' · ')}</p>
        </div>
        <div className={style.actions}>
          <Button kind="quiet" aria-expanded={isRead} aria-label={words.link.showOf(peer)} onClick={onRead}>
            {words.link.show}
          </Button>
          {children}
        </div>
      </div>
      {isRead && <Frames frames={link.lastFrames} timeZone={timeZone} />}
    </li>
  );
}
