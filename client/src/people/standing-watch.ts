import type { LiveStore } from '../live/store.ts';
import type { Connection } from '../live/connection.ts';
import type { PeopleApi } from './people-api.ts';

const tryAgainAfterMs = 3_000;

type Parts = {
  readonly api: Pick<PeopleApi, 'me'>;
  readonly connection: Pick<Connection, 'tellStanding'> & { readonly store: LiveStore };
};

/**
 * How this screen stands is asked for at the start, and again whenever the link is back: the gateway says by itself what changes,
 * but not what changed while nobody heard it. Returns the end of it.
 */
export function watchStanding({ api, connection }: Parts): () => void {
  const { store } = connection;
  let isOver = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  async function look() {
    clearTimeout(retry);
    const answer = await api.me();
    if (isOver) return;
    if (answer.ok) connection.tellStanding(answer.value);
    else if (store.getState().standing === null) retry = setTimeout(() => void look(), tryAgainAfterMs);
  }

  const leave = store.subscribe(({ link }, before) => {
    if (link.status === 'live' && before.link.status !== 'live') void look();
  });
  void look();
  return () => {
    isOver = true;
    clearTimeout(retry);
    leave();
  };
}
