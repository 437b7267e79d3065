import type { DevicesShown } from '@chairside/shared/devices/shown.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import type { Clinic } from './chairs/clinic.ts';
import type { SiteDesk } from './chairs/site-desk.ts';
import type { Config } from './config.ts';
import { createDeviceClock } from './clock/device-clock.ts';
import { createChosenDialect } from './devices/chosen-dialect.ts';
import type { EmitFrom } from './devices/connection.ts';
import { createBrowserLinks } from './devices/browser-links.ts';
import { createIntake, type Intake } from './devices/intake.ts';
import { createLedger } from './devices/ledger.ts';
import { createLines } from './devices/lines.ts';
import { openMllpListener, type MllpCounters, type MllpListener } from './devices/mllp-listener.ts';
import { openPort } from './devices/open-port.ts';
import { drivers, mllpDriver } from './devices/registry.ts';
import type { Tally } from './devices/tally.ts';
import { notedAs } from './domain/site-devices.ts';
import type { BrowserLinks } from './ports/browser-links.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import { portFailure } from './start-failure.ts';

/** Everything devices come in by, and what is told of it. */
export type Devices = {
  readonly listener: MllpListener;
  /** For a session clock that stands and is moved; it begins open. */
  readonly intake: Intake;
  /** What browsers hold, and pass on. */
  readonly browserLinks: BrowserLinks;
  counters(): MllpCounters & {
    /** By line, and by device. */
    readonly [way in 'lines' | 'bluetooth']: Readonly<Record<string, Tally>>;
  };
  /** For the devices page (DV1). */
  shown(framesOf: string | null): DevicesShown;
  /** The site has other lines than before. */
  followLines(): void;
  /** A device stands at a chair from now on. */
  bound(deviceId: DeviceId): void;
  close(): Promise<void>;
};

type Surroundings = {
  readonly clocks: { readonly session: Clock; readonly host: Clock };
  readonly site: SiteDesk;
  readonly clinic: Clinic;
  readonly isSimulation: boolean;
  readonly log: Log;
};

export async function startDevices(config: Config, surroundings: Surroundings): Promise<Devices> {
  const { clocks, site, clinic, isSimulation, log } = surroundings;
  const dialectOf = createChosenDialect(config.mllp.dialects);
  const ledger = createLedger(() => clocks.session.now(), noteKind);
  const emit: EmitFrom = async (batch, peer, { frame, heardAtMs }) => {
    const { said, isToBeSaidAgain } = clinic.named(batch, peer, heardAtMs);
    ledger.hear(peer, said, frame);
    const answer = await clinic.receive(said, peer);
    return isToBeSaidAgain ? 'not-recorded' : answer;
  };
  const intake = createIntake();
  const deviceClock = createDeviceClock({ ...clocks, isHeld: () => intake.isHeld() });
  const listener = await openMllpListener({
    ...config.mllp,
    driver: mllpDriver,
    optionsOf: (address) => ({ dialect: dialectOf(address) }),
    clock: clocks.session,
    isSimulation,
    intake,
    log,
    emit,
    onLink(link) {
      if (link.type === 'connected')
        ledger.begin({ peer: link.peer, family: mllpDriver.id, transport: 'mllp', lineId: null });
      else hungUp(link.peer, link.why);
    },
    onCounts: (peer, counts, since) => ledger.count(peer, counts, since),
  }).catch(portFailure('Devices', config.mllp));
  const lines = createLines({
    drivers,
    clock: deviceClock,
    intake,
    isSimulation,
    log,
    openPort,
    emit,
    onHungUp: (peer) => hungUp(peer, null),
  });
  followLines();
  const browserLinks = createBrowserLinks({ drivers, clocks, isSimulation, ledger, clinic, log });

  function noteKind(deviceId: DeviceId, family: string): void {
    const fact = notedAs(site.state(), deviceId, family);
    if (fact !== null) site.note(fact);
  }

  function hungUp(peer: string, why: string | null): void {
    ledger.end(peer, why);
    clinic.hangUp(peer);
  }

  function followLines(): void {
    lines.follow(site.state().lines);
    for (const { peer, family, transport, lineId } of lines.links())
      ledger.begin({ peer, family, transport, lineId });
  }

  /** Lines are kept by a clock of their own, and shown beside what is told by the session's. */
  function linesShown() {
    const aheadMs = clocks.session.now() - deviceClock.now();
    return lines.links().map(({ sinceMs, retryAtMs, ...link }) => ({
      ...link,
      sinceMs: sinceMs + aheadMs,
      retryAtMs: retryAtMs === null ? null : retryAtMs + aheadMs,
    }));
  }

  return {
    listener,
    intake,
    browserLinks,
    counters: () => ({
      ...listener.counters(),
      lines: lines.tallies(),
      bluetooth: browserLinks.tallies(),
    }),
    shown: (framesOf) => ({
      links: ledger.links(linesShown(), framesOf),
      devices: clinic.devicesShown((deviceId) => ledger.itself(deviceId)),
    }),
    followLines,
    bound(deviceId) {
      const itself = ledger.itself(deviceId);
      if (itself !== null) noteKind(deviceId, itself.family);
    },
    async close() {
      await Promise.all([listener.close(), lines.close()]);
      browserLinks.close();
    },
  };
}
