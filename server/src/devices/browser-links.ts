import { createHash } from 'node:crypto';
import { packetBytesAtMost } from '@chairside/shared/devices/requests.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import type { BluetoothWhy, BrowserLinkWhy } from '@chairside/shared/devices/bluetooth-why.ts';
import { err, ok } from '@chairside/shared/result.ts';
import type { BrowserLinks, BrowserScreen } from '../ports/browser-links.ts';
import type { Cancel, Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { createAllowance, type Allowance } from './allowance.ts';
import type { Driver, DriverCounts, DeviceSaid, EmitAnswer } from './driver.ts';
import { guardDriver, type GuardedSession } from './guard.ts';
import { createHearing, type Hearing } from './hearing.ts';
import type { Ledger } from './ledger.ts';
import { createTallyKeeper, type Tally, type TallyKeeper } from './tally.ts';

/** One driver session a Bluetooth device a browser holds; what it takes up is bounded, and its silence is noticed (BT10, BT11). */
export type BrowserLinksSurroundings = {
  readonly drivers: readonly Driver[];
  readonly clocks: { readonly session: Clock; readonly host: Clock };
  readonly isSimulation: boolean;
  readonly ledger: Pick<Ledger, 'begin' | 'hear' | 'count' | 'end'>;
  readonly clinic: {
    receive(batch: readonly DeviceSaid[], peer: string): Promise<EmitAnswer>;
    lose(peer: string): void;
  };
  readonly log: Log;
};

type OpenLink = {
  readonly peer: string;
  readonly deviceId: DeviceId;
  readonly screen: BrowserScreen;
  readonly link: string;
  readonly driver: Driver;
  readonly session: GuardedSession;
  counted: DriverCounts;
  readonly hearing: Hearing;
  /** Of bytes. */
  readonly mayCarry: Allowance;
  stopWatching: Cancel;
};

const linksOfScreenAtMost = 4;
/** Ten times what any oximeter sends with all its signals. */
const bytesASecondAtMost = 32 * packetBytesAtMost;
/** Four devices, each lost and connected anew every two seconds. */
const opensAMinuteAtMost = 120;

const devicesCounted = 512;
const otherDevices = '…';

export function createBrowserLinks(surroundings: BrowserLinksSurroundings): BrowserLinks & {
  /** By device. */
  tallies(): Readonly<Record<string, Tally>>;
  close(): void;
} {
  const { drivers, clocks, isSimulation, ledger, clinic, log } = surroundings;
  const linksByScreen = new Map<BrowserScreen, Map<string, OpenLink>>();
  const tallyByDevice = new Map<string, TallyKeeper>();
  /** Why a browser has not what it was given, as last told: said again every half minute it is no news. */
  const failedByDevice = new Map<DeviceId, BluetoothWhy>();
  const mayOpen = new WeakMap<BrowserScreen, Allowance>();
  let opened = 0;

  function begin(screen: BrowserScreen, driver: Driver, asked: { link: string; deviceId: DeviceId }): void {
    const { link, deviceId } = asked;
    opened += 1;
    failedByDevice.delete(deviceId);
    const peer = `${deviceId}:${opened}`;
    const nowMs = clocks.host.now();
    const session = guardDriver({
      ...{ driver, peer, log },
      onFailure: () => hangUp(screen, link, 'driver-failed'),
    });
    const open: OpenLink = {
      ...{ peer, deviceId, screen, link, driver, session },
      counted: { frames: 0, garbageBytes: 0 },
      hearing: createHearing(nowMs),
      mayCarry: createAllowance(bytesASecondAtMost, 1_000),
      stopWatching: () => undefined,
    };
    // Before the driver is opened: it may hang up, or fail, at once.
    ledger.begin({ peer, family: driver.id, transport: 'bluetooth', lineId: null });
    linksOf(screen).set(link, open);
    watchSilence(open);
    log.info('device-connected', { peer, family: driver.id });
    session.open({
      clock: clocks.session,
      isSimulation,
      deviceId,
      options: {},
      link: {
        peer,
        write(bytes, characteristic = '') {
          screen.write({ link, characteristic, bytes: Uint8Array.from(bytes).buffer });
        },
        close(why) {
          log.warn('bluetooth-hung-up', { peer, why });
          hangUp(screen, link, 'hung-up');
        },
      },
      emit(batch, frame) {
        tallyOf(deviceId).addSaid(batch);
        open.hearing.hear(batch, clocks.host.now());
        ledger.hear(peer, batch, frame);
        return clinic.receive(batch, peer);
      },
    });
  }

  function watchSilence(open: OpenLink): void {
    const { silentAfterMs } = open.driver;
    if (silentAfterMs === null) return;
    const { hearing } = open;
    open.stopWatching = clocks.host.at(hearing.measuredAtMs() + silentAfterMs, () => {
      if (clocks.host.now() - hearing.measuredAtMs() < silentAfterMs) watchSilence(open);
      else hangUp(open.screen, open.link, hearing.isUnread() ? 'no-good-frame' : 'silent');
    });
  }

  /** By the gateway: the browser is told, lets the device go and connects it anew. */
  function hangUp(screen: BrowserScreen, link: string, why: BrowserLinkWhy): void {
    if (end(screen, link, why)) screen.hangUp({ link, why });
  }

  function end(screen: BrowserScreen, link: string, why: BrowserLinkWhy | BluetoothWhy): boolean {
    const open = linksByScreen.get(screen)?.get(link);
    if (open === undefined) return false;
    linksByScreen.get(screen)?.delete(link);
    open.stopWatching();
    open.session.close();
    count(open);
    ledger.end(open.peer, why);
    clinic.lose(open.peer);
    log.info('device-disconnected', { peer: open.peer, why });
    return true;
  }

  function count(open: OpenLink): void {
    const counts = open.session.counts();
    open.hearing.count(counts);
    ledger.count(open.peer, counts, open.counted);
    tallyOf(open.deviceId).addCounts(counts, open.counted);
    open.counted = counts;
  }

  /** Of the first so many devices one each, of all others together. */
  function tallyOf(deviceId: DeviceId): TallyKeeper {
    const known = tallyByDevice.get(deviceId);
    if (known !== undefined) return known;
    const name = tallyByDevice.size < devicesCounted ? deviceId : otherDevices;
    const tally = tallyByDevice.get(name) ?? createTallyKeeper();
    tallyByDevice.set(name, tally);
    return tally;
  }

  function driverOf(family: string): Driver | undefined {
    return drivers.find(({ id, bluetooth }) => id === family && bluetooth !== undefined);
  }

  function linksOf(screen: BrowserScreen): Map<string, OpenLink> {
    const links = linksByScreen.get(screen) ?? new Map<string, OpenLink>();
    linksByScreen.set(screen, links);
    return links;
  }

  function mayOpenOne(screen: BrowserScreen): boolean {
    const allowance = mayOpen.get(screen) ?? createAllowance(opensAMinuteAtMost, 60_000);
    mayOpen.set(screen, allowance);
    return allowance.spend(1, clocks.host.now());
  }

  function leave(screen: BrowserScreen): void {
    for (const link of [...linksOf(screen).keys()]) end(screen, link, 'screen-gone');
    linksByScreen.delete(screen);
  }

  return {
    deviceIdOf,
    open(screen, { link, family, name, key }) {
      const driver = driverOf(family);
      if (driver === undefined) return err({ type: 'line-not-of-family' });
      if (!mayOpenOne(screen)) return err({ type: 'opened-too-often' });
      const deviceId = deviceIdOf({ key, name });
      // One device, one link: what was opened before, here or in another window, is not heard any more.
      for (const open of allLinks(linksByScreen))
        if (open.deviceId === deviceId) hangUp(open.screen, open.link, 'opened-again');
      end(screen, link, 'opened-again');
      if (linksOf(screen).size >= linksOfScreenAtMost)
        return err({ type: 'too-many-links', atMost: linksOfScreenAtMost });
      begin(screen, driver, { link, deviceId });
      return linksOf(screen).has(link) ? ok(deviceId) : err({ type: 'unknown-link' });
    },
    failed({ family, name, key, why }) {
      if (driverOf(family) === undefined) return err({ type: 'line-not-of-family' });
      const deviceId = deviceIdOf({ key, name });
      const isHeld = allLinks(linksByScreen).some((open) => open.deviceId === deviceId);
      if (isHeld || failedByDevice.get(deviceId) === why) return ok(null);
      failedByDevice.set(deviceId, why);
      const [oldest] = failedByDevice.keys();
      if (failedByDevice.size > devicesCounted && oldest !== undefined) failedByDevice.delete(oldest);
      opened += 1;
      const peer = `${deviceId}:${opened}`;
      ledger.begin({ peer, family, transport: 'bluetooth', lineId: null });
      ledger.end(peer, why);
      log.info('device-not-connected', { peer, why });
      return ok(null);
    },
    packet(screen, { link, characteristic, bytes }) {
      const open = linksByScreen.get(screen)?.get(link);
      if (open === undefined) return err({ type: 'unknown-link' });
      if (!open.mayCarry.spend(bytes.byteLength, clocks.host.now())) {
        hangUp(screen, link, 'too-much');
        return ok(null);
      }
      open.session.receive(new Uint8Array(bytes), characteristic);
      count(open);
      if (open.hearing.isHopeless()) hangUp(screen, link, 'no-good-frame');
      return ok(null);
    },
    letGo: (screen, { link, why }) => (end(screen, link, why) ? ok(null) : err({ type: 'unknown-link' })),
    leave,
    tallies: () => Object.fromEntries([...tallyByDevice].map(([name, tally]) => [name, tally.read()])),
    close() {
      for (const screen of [...linksByScreen.keys()]) leave(screen);
    },
  };
}

function allLinks(linksByScreen: ReadonlyMap<BrowserScreen, ReadonlyMap<string, OpenLink>>): OpenLink[] {
  return [...linksByScreen.values()].flatMap((links) => [...links.values()]);
}

/** Which browser's device, and by what name somebody will know it; the key itself is told to nobody. */
function deviceIdOf({ key, name }: { readonly key: string; readonly name: string }): DeviceId {
  const short = createHash('sha256').update(key).digest('hex').slice(0, hashDigits);
  const readable = name
    .replaceAll(/[^ -~]/g, '')
    .trim()
    .slice(0, nameAtMost)
    .trim();
  return `BT-${short}${readable === '' ? '' : ` ${readable}`}` as DeviceId;
}

/** Eighty bits: nobody finds a second device of the same name. */
const hashDigits = 20;
const nameAtMost = 40;
