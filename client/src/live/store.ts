import type { ChairId } from '@chairside/shared/ids.ts';
import type { DevicesShown } from '@chairside/shared/devices/shown.ts';
import type { Standing } from '@chairside/shared/people/standing.ts';
import type { HandshakeRefusal, SiteView } from '@chairside/shared/wire.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ChairView } from './chair-view.ts';
import type { ClockAnchor } from './clock.ts';
import type { GivenCommand, KeptCommand } from './commands.ts';
import type { HearingByChair } from './hearing.ts';

/**
 * One store a connection, fed by events; the socket lives outside of it. It holds what the gateway said and nothing the
 * screen wished for: an action shows when its fact has come back.
 */
export type LiveState = {
  readonly link: Link;
  readonly site: SiteView | null;
  readonly clock: ClockAnchor | null;
  /** The session clock at the last tick of the screen, once a second: what ages and phase clocks are reckoned from. */
  readonly nowMs: number;
  readonly isRecording: boolean;
  readonly chairs: Readonly<Record<ChairId, ChairView>>;
  /** Who would hear the chairs this screen follows, as the gateway last said (AL30, AL31); nothing while the link is lost. */
  readonly hearingByChair: HearingByChair;
  readonly isOverviewKnown: boolean;
  /** Chairs the gateway says it does not have. */
  readonly unknownChairs: readonly ChairId[];
  /** The newest few, oldest first. */
  readonly commands: readonly GivenCommand[];
  /** Asked for and not done, because somebody has to sign in first; the newest last. Done once after that, or withdrawn. */
  readonly kept: readonly KeptCommand[];
  /** Who is signed in on this browser, and what that is worth just now; null while the gateway has not said so. */
  readonly standing: Standing | null;
  /** Who acts: who is signed in, or in the demo who was chosen. */
  readonly personId: string | null;
  /** Of the newest alarms, oldest first, at most 100: from the gateway's signal to this store (AL33). */
  readonly alarmLatenciesMs: readonly number[];
  /** Of the same alarms: from the frame received to this store. */
  readonly alarmTakingInMs: readonly number[];
  /** Of the simulator, as the gateway passed it on; null without a simulator, undefined while nobody watches or was told. */
  readonly panel: unknown;
  /** Links and devices, while somebody looks at them. */
  readonly devices: DevicesShown | undefined;
};

/**
 * connecting  nothing heard yet, and not for long enough to worry
 * live        heard within the last seconds, and every chair followed is up to date
 * lost        nothing heard, or not up to date, for 5 s (AL28): not monitored
 * refused     the gateway answers, and will not serve this screen
 */
export type Link =
  | { readonly status: 'connecting' }
  | { readonly status: 'live' }
  | { readonly status: 'lost'; readonly sinceHostMs: number }
  | { readonly status: 'refused'; readonly why: HandshakeRefusal };

export type LiveStore = StoreApi<LiveState>;

export function createLiveStore(personId: string | null): LiveStore {
  return createStore<LiveState>(() => ({
    link: { status: 'connecting' },
    site: null,
    clock: null,
    nowMs: 0,
    isRecording: true,
    chairs: {},
    hearingByChair: {},
    isOverviewKnown: false,
    unknownChairs: [],
    commands: [],
    kept: [],
    standing: null,
    personId,
    alarmLatenciesMs: [],
    alarmTakingInMs: [],
    panel: undefined,
    devices: undefined,
  }));
}
