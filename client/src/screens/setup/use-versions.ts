import type { AlarmPreset } from '@chairside/shared/alarms/preset.ts';
import type { Protocol } from '@chairside/shared/protocols/protocol.ts';
import { keptPresets } from '@chairside/shared/site/presets.ts';
import type { Kept } from '@chairside/shared/site/versions.ts';
import { useEffect, useState } from 'react';
import type { Connection } from '../../live/connection.ts';
import { useConnection, useLive } from '../../live/context.tsx';

/** Every version the gateway has, asked for again whenever something changed at the site. Null until it has answered. */
export function usePresets(): Kept<AlarmPreset> | null {
  return useAsked(askPresets);
}

export function useProtocols(): Kept<Protocol> | null {
  return useAsked(askProtocols);
}

async function askPresets(connection: Connection): Promise<Kept<AlarmPreset> | null> {
  const answer = await connection.ask('site:presets', {});
  return answer?.ok === true ? keptPresets({ presets: answer.value }) : null;
}

async function askProtocols(connection: Connection): Promise<Kept<Protocol> | null> {
  const answer = await connection.ask('site:protocols', {});
  return answer?.ok === true ? answer.value : null;
}

function useAsked<T>(ask: (connection: Connection) => Promise<T | null>): T | null {
  const connection = useConnection();
  const siteSeq = useLive((live) => live.site?.site.seq);
  const link = useLive((live) => live.link.status);
  const [known, setKnown] = useState<T | null>(null);
  useEffect(() => {
    if (siteSeq === undefined || link !== 'live') return;
    let isOver = false;
    void ask(connection).then((answer) => {
      if (!isOver && answer !== null) setKnown(answer);
    });
    return () => {
      isOver = true;
    };
  }, [ask, connection, siteSeq, link]);
  return known;
}
