import type { ChairId } from '@chairside/shared/ids.ts';
import type { StoreApi } from 'zustand/vanilla';
import { isAnswered } from '../alarms/answered.ts';
import { reminderWanted, soundWanted } from '../alarms/sound-wanted.ts';
import { watchedChairs, type Watching } from '../alarms/watching.ts';
import type { Connection } from '../live/connection.ts';
import type { LiveState } from '../live/store.ts';
import { isSameWant } from '../sound/schedule.ts';
import type { SoundDesk } from '../sound/sound-desk.ts';

type Parts = {
  readonly connection: Pick<Connection, 'store' | 'follow' | 'followOverview'>;
  readonly watching: StoreApi<Watching>;
  readonly desk: Pick<SoundDesk, 'want' | 'remind' | 'silence'>;
};

/**
 * What the store holds becomes sound: outside of React, so that no screen that is drawn, left or broken changes it. The chairs
 * this screen sounds for are followed whatever it shows. Returns the end of it.
 */
export function connectSound({ connection, watching, desk }: Parts): () => void {
  const { store } = connection;
  let lookedAtMs = store.getState().nowMs;
  let wanted = soundWanted(store.getState(), watching.getState(), lookedAtMs);
  let leave = followHome();
  desk.want(wanted);

  function look(live: LiveState, before: LiveState) {
    const { nowMs } = live;
    const place = watching.getState();
    const next = soundWanted(live, place, nowMs);
    const isOther = !isSameWant(next, wanted);
    // Whoever answers wants it quiet now, not when the burst is over; what else calls begins anew.
    if (isOther && wanted !== null && isAnsweredIn(live, before, place)) desk.silence();
    if (isOther) desk.want(next);
    wanted = next;
    if (nowMs <= lookedAtMs) return;
    const reminder = reminderWanted(live, place, { sinceMs: lookedAtMs, nowMs });
    lookedAtMs = nowMs;
    if (reminder !== null && live.link.status === 'live') desk.remind(reminder);
  }

  /** The home's alarms have to be told of, also while another chair is looked at. */
  function followHome(): () => void {
    const { home } = watching.getState();
    if (home === null) return () => undefined;
    return home === 'desk' ? connection.followOverview() : connection.follow(home);
  }

  const ends = [
    store.subscribe(look),
    watching.subscribe((place, before) => {
      if (place.home !== before.home) {
        leave();
        leave = followHome();
      }
      look(store.getState(), store.getState());
    }),
  ];
  return () => {
    for (const end of ends) end();
    leave();
  };
}

function isAnsweredIn(live: LiveState, before: LiveState, place: Watching): boolean {
  const chairs: readonly ChairId[] = watchedChairs(place, live.site?.site.chairs ?? []);
  return chairs.some((chair) => {
    const [was, is] = [before.chairs[chair]?.state.session, live.chairs[chair]?.state.session];
    return was !== undefined && was !== null && is?.id === was.id && isAnswered(was.alarms, is.alarms);
  });
}
