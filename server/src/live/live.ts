import type { Server as HttpServer } from 'node:http';
import { Server, type Namespace, type Socket } from 'socket.io';
import type { WaveTold } from '@chairside/shared/devices/wave.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { DevicesShown } from '@chairside/shared/devices/shown.ts';
import { isWithinReach } from '@chairside/shared/people/people.ts';
import { protocolsOffered } from '@chairside/shared/site/protocols.ts';
import {
  wireVersion,
  type DeviceLiveness,
  type Heartbeat,
  type SiteView,
  type Watermark,
} from '@chairside/shared/wire.ts';
import type { Clinic } from '../chairs/clinic.ts';
import type { BrowserLinks } from '../ports/browser-links.ts';
import { every } from '../clock/every.ts';
import type { Clock } from '../ports/clock.ts';
import type { Journal, StreamEntry } from '../ports/journal.ts';
import type { OwnAddress } from '../doors/stranger.ts';
import { chairsShownTo, type Doorkeeper } from '../ports/doorkeeper.ts';
import type { Log } from '../ports/log.ts';
import { createBackPressure } from './back-pressure.ts';
import { createDevicesTold } from './devices-requests.ts';
import { createFeed } from './feed.ts';
import { admitSocket } from './handshake.ts';
import { createListening } from './listening.ts';
import { panelRoom, type WatchedPanel } from './panel.ts';
import { createReceipts } from './receipts.ts';
import { isFollowing } from './rooms.ts';
import { answerRequests } from './requests.ts';
import type { ScreenData } from './screen-data.ts';
import { siteShownTo } from './site-shown.ts';
import { openSimulatorsDoor } from './simulators-door.ts';
import { createStandings } from './standings.ts';
import { hangUpOnAll } from './underneath.ts';
import { createWaveFeed } from './wave-feed.ts';

/** The screens' side of the gateway: socket.io, websocket only, one registry of messages (shared/src/wire.ts). */
export type Live = {
  publish(entries: readonly StreamEntry[], recorded: boolean): void;
  confirm(entries: readonly StreamEntry[]): void;
  isAwaited(stream: StreamEntry['stream']): boolean;
  tellWave(wave: WaveTold): void;
  /** Tells every screen what the site looks like now. */
  siteChanged(): void;
  /** Another door beside the screens', for so many who pass the same checks. What nobody opens does not exist. */
  openDoor(name: string, atMost: number): Namespace;
  close(): Promise<void>;
};

export type LiveSurroundings = {
  readonly httpServer: HttpServer;
  readonly ownAddress: OwnAddress;
  readonly epoch: string;
  /** How many session seconds pass in one of the host's, just now. */
  readonly rate: () => number;
  readonly clinic: Clinic;
  readonly journal: Pick<Journal, 'trend' | 'newestSessionEvents' | 'sessionEvents' | 'alarmBurden'>;
  readonly clocks: { readonly session: Clock; readonly host: Clock };
  readonly isRecording: () => boolean;
  readonly unknownCodes: () => Readonly<Record<string, number>>;
  readonly devicesShown: (framesOf: string | null) => DevicesShown;
  readonly browserLinks: BrowserLinks;
  readonly watermarks: ReadonlyMap<ChairId, Watermark>;
  /** The simulator's; null outside simulation. */
  readonly panel: WatchedPanel | null;
  readonly doorkeeper: Doorkeeper;
  /** Of the dashboard as built; null where it is not. */
  readonly dashboardVersion: string | null;
  readonly log: Log;
};

const heartbeatEveryMs = 1_000;
const sweepEveryMs = 100;
/** That nobody is left to hear a chair, or has its call on a screen, must not wait for the next heartbeat. */
const countEveryMs = 250;
const tellIdleEveryMs = 5_000;
/** From the socket that opened to the screen that says who it is. */
const connectWithinMs = 10_000;
const screensAtMost = 256;
const largestRequestBytes = 64 * 1024;
/** A simulator's panel has all its chairs and what goes on at each, and every scenario. */
const largestInSimulationBytes = 1024 * 1024;

export function createLive(surroundings: LiveSurroundings): Live {
  const {
    httpServer,
    epoch,
    rate,
    clinic,
    clocks,
    isRecording,
    unknownCodes,
    watermarks,
    panel,
    log,
    dashboardVersion,
    ownAddress,
  } = surroundings;
  const simulators = openSimulatorsDoor(surroundings.doorkeeper, panel !== null);
  const { doorkeeper } = simulators;
  const io = new Server(httpServer, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: panel === null ? largestRequestBytes : largestInSimulationBytes,
    pingInterval: 5_000,
    pingTimeout: 5_000,
    connectTimeout: connectWithinMs,
  });
  const feed = createFeed(io, { hostClock: clocks.host, watermarks });
  const backPressure = createBackPressure(io, { desks: clinic.desks, log });
  const listening = createListening({
    sockets: () => io.sockets.sockets.values(),
    desks: clinic.desks,
    clocks,
  });
  const receipts = createReceipts({
    sockets: () => io.sockets.sockets.values(),
    desks: clinic.desks,
    doorkeeper,
    hostClock: clocks.host,
  });
  const devicesTold = createDevicesTold({
    sockets: () => io.sockets.sockets,
    doorkeeper,
    devicesShown: surroundings.devicesShown,
  });
  const waves = createWaveFeed(io, { log });
  const standings = createStandings(() => io.sockets.sockets, doorkeeper);
  const stops = [
    every(clocks.host, heartbeatEveryMs, () => {
      beat();
      announceChanges();
      devicesTold.tell();
    }),
    every(clocks.host, countEveryMs, () => {
      if (listening.count()) beat();
      receipts.count();
    }),
    every(clocks.host, sweepEveryMs, () => backPressure.sweep()),
  ];
  const announced = new Map<string, string>();

  function beat(): void {
    for (const socket of io.sockets.sockets.values()) socket.emit('gateway:heartbeat', heartbeat(socket));
  }

  function clock() {
    return { sessionNowMs: clocks.session.now(), rate: rate() };
  }

  function heartbeat(socket: Socket): Heartbeat {
    const followed = [...clinic.desks.values()].filter(({ chair }) => isFollowing(socket, chair));
    const seqByChair = Object.fromEntries(followed.map((desk) => [desk.chair, desk.state().seq]));
    const hearingByChair = Object.fromEntries(followed.map(({ chair }) => [chair, listening.of(chair)]));
    return { epoch, clock: clock(), seqByChair, isRecording: isRecording(), hearingByChair };
  }

  function siteView(): SiteView {
    const { presets, protocols, ...shown } = clinic.site.state();
    const site = { ...shown, protocolsOffered: protocolsOffered({ presets, protocols }) };
    return {
      epoch,
      wireVersion,
      dashboardVersion,
      site,
      clock: clock(),
      unassigned: clinic.unassigned(),
      unknownCodes: unknownCodes(),
    };
  }

  function tellSite(): void {
    const view = siteView();
    for (const socket of io.sockets.sockets.values()) tellSiteTo(socket, view);
  }

  function tellSiteTo(socket: Socket, view = siteView()): void {
    const visitor = doorkeeper.whoIs((socket.data as ScreenData).cookies);
    if (visitor !== null) socket.emit('site:view', siteShownTo(visitor, view));
  }

  /** Devices come and go quietly: screens are told when one is heard again or falls silent, not with every reading. */
  function announceChanges(): void {
    for (const [chair, desk] of clinic.desks) {
      const devices = clinic.devicesOf(chair);
      // Without a session there are no readings that would say how lately a device was heard.
      const isIdle = desk.state().session === null;
      const state = devices.map(({ deviceId, isConnected, isCuffInflating = false, lastHeardAtMs }) => {
        const heard = isIdle ? Math.floor((lastHeardAtMs ?? 0) / tellIdleEveryMs) : 0;
        return [deviceId, isConnected, isCuffInflating, heard].join(' ');
      });
      if (hasChanged(`chair ${chair}`, state.join())) tellDevices(chair, devices);
    }
    const unassigned = clinic.unassigned();
    const codes = Object.keys(unknownCodes()).length;
    const view = unassigned.length === 0 ? '' : JSON.stringify(unassigned);
    if (hasChanged('site', `${codes} ${view}`)) tellSite();
  }

  function tellDevices(chair: ChairId, devices: readonly DeviceLiveness[]): void {
    for (const socket of io.sockets.sockets.values()) {
      const visitor = doorkeeper.whoIs((socket.data as ScreenData).cookies);
      if (visitor !== null && isWithinReach(chairsShownTo(visitor), chair))
        socket.emit('chair:devices', { chair, devices });
    }
  }

  function hasChanged(what: string, state: string): boolean {
    if (announced.get(what) === state) return false;
    announced.set(what, state);
    return true;
  }

  function admit(socket: Socket, atMost: number, next: (refusal?: Error) => void): void {
    const { auth, headers } = socket.handshake;
    const cookies = simulators.cookiesOf(socket);
    const known = doorkeeper.whoIs(cookies);
    // The simulator's door is no person's.
    const visitor = socket.nsp.name === '/' || known?.type === 'demo' ? known : null;
    const asked = { auth: auth as unknown, origin: headers.origin, host: headers.host };
    const knock = { ...asked, own: ownAddress, visitor };
    const admitted = admitSocket(knock, clinic.site.state());
    const isFull = socket.nsp.sockets.size >= atMost;
    if (admitted.ok && !isFull) {
      const data: ScreenData = { ...admitted.value, cookies };
      Object.assign(socket.data as ScreenData, data);
      next();
      return;
    }
    const data = admitted.ok ? { type: 'too-many-screens' as const } : admitted.error;
    log.warn('screen-refused', data);
    next(Object.assign(new Error(data.type), { data }));
  }

  // From the first moment, not from the first look on: when that is depends on the machine.
  listening.count();
  receipts.count();
  panel?.onShown((shown) => io.to(panelRoom).emit('simulation:panel', shown));
  io.use((socket, next) => admit(socket, screensAtMost, next));
  io.on('connection', (socket) => {
    standings.begin(socket);
    tellSiteTo(socket);
    socket.on('disconnect', () => {
      waves.leave(socket);
      listening.moved(socket);
      receipts.count();
    });
    answerRequests(socket, {
      ...surroundings,
      doorkeeper,
      heartbeat: () => heartbeat(socket),
      listening,
      receipts,
      devicesTold,
      recordedOf: (desk) => feed.recordedOf(desk.chair),
      nowMs: () => clocks.session.now(),
      wallNowMs: () => clocks.host.now(),
    });
  });

  return {
    publish: (entries, recorded) => feed.publish(entries, recorded),
    confirm: (entries) => feed.confirm(entries),
    isAwaited: (stream) => stream === 'site' || feed.isFollowed(stream),
    tellWave: (wave) => waves.tell(wave),
    siteChanged: tellSite,
    openDoor: (name, atMost) => io.of(name).use((socket, next) => admit(socket, atMost, next)),
    async close() {
      for (const stop of stops) stop();
      feed.close();
      hangUpOnAll(io);
      await io.close();
    },
  };
}
