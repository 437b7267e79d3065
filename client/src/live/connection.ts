import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairId, PersonId } from '@chairside/shared/ids.ts';
import type { Standing } from '@chairside/shared/people/standing.ts';
import type { ScreenReport } from '@chairside/shared/screens/report.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import type { CommandAnswer, Heartbeat, SiteView } from '@chairside/shared/wire.ts';
import { createBluetoothLine, type BluetoothLine } from './bluetooth-line.ts';
import { createCommandDesk } from './command-desk.ts';
import { anchored, sessionNow } from './clock.ts';
import { createDevicesWatch, type WatchDevices } from './devices-watch.ts';
import { createFeed } from './feed.ts';
import { heardHearing } from './hearing.ts';
import { createLiveStore, type LiveStore } from './store.ts';
import { createHostClock, type HostClock } from './host-clock.ts';
import { heardStanding, takeStanding } from './standing.ts';
import { createQuestions, type AskGateway } from './questions.ts';
import { createPanelWatch } from './panel-watch.ts';
import { createShownCalls } from './shown-calls.ts';
import type { SocketPort } from './socket.ts';
import { createWaveWatch, type FollowWave } from './wave-watch.ts';
import type { CommandOutcome } from './commands.ts';

/** Everything a screen can do with the gateway. Reading is done through the store, and only there. */
export type Connection = {
  readonly store: LiveStore;
  readonly host: HostClock;
  start(): void;
  /** Follows a chair until the returned function is called; any number may follow the same. */
  follow(chair: ChairId): () => void;
  followOverview(): () => void;
  /** This screen shows the card of a call until the returned function is called (ES4). */
  showCall(chair: ChairId, escalation: number): () => void;
  /** In simulation only. */
  watchPanel(): () => void;
  readonly watchDevices: WatchDevices;
  /** Beat by beat, past the store. */
  readonly followWave: FollowWave;
  choosePerson(personId: PersonId): void;
  /** Says at once, and not with the next second, what this screen can do and where it stands. */
  report(): void;
  /**
   * Settles with what became of it, for as long as it is kept (`keeping.ts`) not at all; never rejects. `voucher`: of a colleague
   * who does this one thing, where it is not who acts here.
   */
  give(chair: ChairId, command: ChairCommand, voucher?: string): Promise<CommandOutcome>;
  giveSite(command: SiteCommand): Promise<CommandOutcome>;
  /** How this screen stands now, as the gateway answered. Where somebody else is there the screen comes anew; what it shows stays. */
  readonly tellStanding: (standing: Standing) => void;
  /**
   * While the gateway is asked for something that gives this browser other cookies, the old ones may end at any moment: until the
   * returned function is called the screen does not come anew by itself. `isDone`: it comes anew with the new ones.
   */
  readonly hold: () => (isDone: boolean) => void;
  /** Once somebody has signed in: what was kept is done, once. */
  readonly giveKept: () => void;
  /** Nobody signs in: it is not done. */
  readonly withdrawKept: () => void;
  /** Never rejects. */
  readonly ask: AskGateway;
  readonly bluetooth: BluetoothLine;
  close(): void;
};

export type ConnectionParts = {
  readonly socket: SocketPort;
  readonly store?: LiveStore;
  readonly host?: HostClock;
  /** Remembers who acts from this device. */
  readonly rememberPerson: (personId: string | null) => void;
  /** What this screen can do just now, asked once a second (AL29); without it the screen counts as silent. */
  readonly report?: () => ScreenReport;
};

/**
 * Silence longer than this is a lost link (AL28), and so is a gateway that speaks of everything but what this screen
 * follows. Host time: it never runs faster.
 */
const linkLostAfterMs = 5_000;
const tickMs = 1_000;
const retryRefusedMs = 5_000;

export function createConnection({ socket, rememberPerson, report, ...parts }: ConnectionParts): Connection {
  const { store = createLiveStore(null), host = createHostClock() } = parts;
  const feed = createFeed(socket, { store, host });
  const desk = createCommandDesk(socket, { store, host });
  const calls = createShownCalls(socket, () => reported().report?.isVisible === true);
  /** When the gateway was last heard while everything followed was up to date. */
  let liveAtHostMs = host.nowMs();
  /** Of the time slept, what lies before the last answer; beyond it nobody has answered since the machine woke. */
  let answeredAfterMs = host.sleptMs();
  let timer: ReturnType<typeof setInterval> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let deadline: ReturnType<typeof setTimeout> | undefined;
  let isHeld = false;

  socket.onConnect(() => {
    feed.joinAll();
    beat();
    calls.say();
    desk.resend();
  });
  socket.onRefused((why) => {
    if (why.type === 'unknown-person') forgetPerson();
    else store.setState({ link: { status: 'refused', why } });
    if (why.type === 'sign-in-needed') forgetPatients();
    clearTimeout(retry);
    retry = setTimeout(() => socket.connect(), why.type === 'unknown-person' ? 0 : retryRefusedMs);
  });
  socket.on('site:view', tellSite);
  socket.on('screen:standing', (said) => {
    const standing = heardStanding(said);
    if (standing !== null && !isHeld) tellStanding(standing);
  });
  socket.on('gateway:heartbeat', (heartbeat) => {
    if (isAnswered()) hear(heartbeat);
  });

  function tellStanding(standing: Standing) {
    // The gateway reads who is there in the handshake.
    if (takeStanding(store, standing).isOther && !isHeld) socket.reconnect();
  }

  function hold(): (isDone: boolean) => void {
    isHeld = true;
    socket.hold();
    return (isDone) => {
      isHeld = false;
      if (isDone || !socket.isConnected()) socket.reconnect();
    };
  }

  function tellSite(site: SiteView) {
    store.setState({ site });
    if (!isAnswered()) return;
    const hostMs = host.nowMs();
    const clock = anchored(store.getState().clock, site.clock, hostMs);
    store.setState({ clock, nowMs: sessionNow(clock, hostMs) });
    heard();
  }

  /** What lay in the socket while the machine slept is as old as the sleep. */
  function isAnswered(): boolean {
    return answeredAfterMs === host.sleptMs();
  }

  function hear(heartbeat: Heartbeat) {
    const clock = anchored(store.getState().clock, heartbeat.clock, host.nowMs());
    const hearingByChair = heardHearing(store.getState().hearingByChair, heartbeat.hearingByChair);
    store.setState({ clock, isRecording: heartbeat.isRecording, hearingByChair });
    feed.compare(heartbeat);
    heard();
  }

  function heard() {
    if (!feed.isUpToDate()) return;
    liveAtHostMs = host.nowMs();
    if (store.getState().link.status !== 'live') store.setState({ link: { status: 'live' } });
    clearTimeout(deadline);
    deadline = setTimeout(loseIfSilent, linkLostAfterMs + 1);
  }

  function loseIfSilent() {
    const { link } = store.getState();
    const isSilent = host.nowMs() - liveAtHostMs >= linkLostAfterMs;
    if (isSilent && link.status !== 'lost' && link.status !== 'refused')
      store.setState({ link: { status: 'lost', sinceHostMs: liveAtHostMs } });
  }

  function beat() {
    if (!socket.isConnected()) return;
    const askedAfterMs = host.sleptMs();
    const request = { seqByChair: feed.seqByChair(), ...reported() };
    socket.ask('screen:heartbeat', request, (answer) => {
      const heartbeat = heartbeatIn(answer);
      if (heartbeat === null || askedAfterMs !== host.sleptMs()) return;
      answeredAfterMs = askedAfterMs;
      hear(heartbeat);
    });
  }

  /** A screen that is not told of alarms sounds none, however well its sound works: it does not count as heard. */
  function reported(): { readonly report?: ScreenReport } {
    return report === undefined || store.getState().link.status !== 'live' ? {} : { report: report() };
  }

  function tick() {
    const hostMs = host.nowMs();
    const { clock, link } = store.getState();
    const isSilent = hostMs - liveAtHostMs >= linkLostAfterMs;
    if (isSilent && link.status !== 'lost' && link.status !== 'refused')
      store.setState({ link: { status: 'lost', sinceHostMs: liveAtHostMs }, hearingByChair: {} });
    beat();
    calls.say();
    feed.flush();
    desk.sortKept();
    if (clock !== null) store.setState({ nowMs: sessionNow(clock, hostMs) });
  }

  /** Who is not signed in sees nobody's numbers, and this screen sounds for nobody. */
  function forgetPatients() {
    store.setState({ chairs: {}, hearingByChair: {}, isOverviewKnown: false, devices: undefined });
  }

  function forgetPerson() {
    store.setState({ personId: null });
    rememberPerson(null);
  }

  return {
    store,
    host,
    start() {
      liveAtHostMs = host.nowMs();
      timer = setInterval(tick, tickMs);
      socket.connect();
    },
    follow: feed.follow,
    followOverview: feed.followOverview,
    showCall: calls.show,
    watchPanel: createPanelWatch(socket, store),
    watchDevices: createDevicesWatch(socket, store),
    followWave: createWaveWatch(socket),
    choosePerson(personId) {
      store.setState({ personId });
      rememberPerson(personId);
      if (socket.isConnected())
        socket.ask('person:choose', { personId }, (answer) => {
          if (!(answer as CommandAnswer).ok) forgetPerson();
        });
    },
    give: desk.giveChair,
    giveSite: desk.giveSite,
    report: beat,
    tellStanding,
    hold,
    giveKept: desk.giveKept,
    withdrawKept: desk.withdrawKept,
    ask: createQuestions(socket),
    bluetooth: createBluetoothLine(socket),
    close() {
      clearInterval(timer);
      clearTimeout(retry);
      clearTimeout(deadline);
      feed.close();
      socket.close();
    },
  };
}

/** The answer is a heartbeat, bare or as the value of an `Answer`. */
function heartbeatIn(answer: unknown): Heartbeat | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const said = 'value' in answer ? answer.value : answer;
  return typeof said === 'object' && said !== null && 'clock' in said ? (said as Heartbeat) : null;
}
