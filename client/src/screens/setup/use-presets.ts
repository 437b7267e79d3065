import type { PresetVersion } from '@chairside/shared/site/presets.ts';
import { useEffect, useState } from 'react';
import { useConnection, useLive } from '../../live/context.tsx';

/** Every version the gateway has, asked for again whenever something changed at the site. Null until it has answered. */
export function usePresets(): readonly PresetVersion[] | null {
  const connection = useConnection();
  const siteSeq = useLive((live) => live.site?.site.seq);
  const link = useLive((live) => live.link.status);
  const [known, setKnown] = useState<readonly PresetVersion[] | null>(null);
  useEffect(() => {
    if (siteSeq === undefined || link !== 'live') return;
    let isOver = false;
    void connection.ask('site:presets', {}).then((answer) => {
      if (!isOver && answer?.ok === true) setKnown(answer.value);
    });
    return () => {
      isOver = true;
    };
  }, [connection, siteSeq, link]);
  return known;
}
