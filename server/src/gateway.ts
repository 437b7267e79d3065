import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ChairId } from '@chairside/shared/ids.ts';
import { simulationNamespace } from '@chairside/shared/simulation.ts';
import type { SiteEvent } from '@chairside/shared/site/events.ts';
import { isOfAllChairs, isOfRecordOnly } from '@chairside/shared/site/state.ts';
import type { ChairDesk } from './chairs/chair-desk.ts';
import { createClinic } from './chairs/clinic.ts';
import { createCommandLedger } from './chairs/command-ledger.ts';
import { createRecorder } from './chairs/recorder.ts';
import { createErasure } from './chairs/erasure.ts';
import { createSiteDesk, siteOpened, type SiteDesk } from './chairs/site-desk.ts';
import type { People } from './people/open-people.ts';
import { createClock } from './clock/session-clock.ts';
import type { Config } from './config.ts';
import { dashboardVersion } from './http/dashboard-version.ts';
import { openHttp, type Health } from './http/http.ts';
import { createLive, type Live } from './live/live.ts';
import type { Clock } from './ports/clock.ts';
import type { Doorkeeper } from './ports/doorkeeper.ts';
import type { Journal } from './ports/journal.ts';
import type { Log } from './ports/log.ts';
import { expectFree } from './ports-free.ts';
import { createPastSessions, type PastSessions } from './records/past-sessions.ts';
import { portFailure } from './start-failure.ts';
import { createSimulation, type Simulation } from './simulation/simulation.ts';
import { concernsPeople, startPeople } from './start-people.ts';
import { startChairs } from './start-chairs.ts';
import { startDevices, type Devices } from './start-devices.ts';
import { startWaves } from './start-waves.ts';
import { openJournal, sessionStart } from './start-record.ts';
import { startTelling, type Telling } from './start-telling.ts';
import { startWatches } from './start-watches.ts';

/**
 * The composition root: the only place that knows every concrete part. Http → journal → chairs → screens → devices, closed in
 * reverse. The journal is taken over (decision 0010) only once the ports are known to be free: a start that fails puts no
 * running gateway out.
 */
export type Gateway = { readonly httpPort: number; readonly mllpPort: number; close(): Promise<void> };

const dashboardFolder = join(import.meta.dirname, '../../client/dist');
/** One holds the clock; the others wait for it, or have not noticed yet that they are gone. */
const simulatorsAtMost = 8;

/** Throws a `StartFailure` where the world is not as it must be: a port in use, a journal of another kind. */
export async function startGateway(config: Config, log: Log): Promise<Gateway> {
  const epoch = randomUUID();
  const { simulationRate } = config;
  const isSimulation = simulationRate !== null;
  const hostClock = createClock({ startMs: Date.now() });
  let simulation: Simulation | null = null;
  let health = (): Health => ({ status: 'starting', isSimulation, epoch, chairs: 0, mllpPort: null });
  let live: Live | null = null;
  let devices: Devices | null = null;
  let pastSessions: PastSessions | null = null;
  /** What routes look into once it is there. */
  let opened: { readonly journal: Journal; readonly site: SiteDesk } | null = null;
  let telling: Telling | null = null;
  let people: People | null = null;
  const whoIs: Doorkeeper['whoIs'] = (cookies) => people?.doorkeeper.whoIs(cookies) ?? null;

  const http = await openHttp({
    ...config.http,
    tls: config.tls,
    names: config.names,
    dashboardFolder,
    health: () => health(),
    devices: () => ({ ...devices?.counters(), alarmExport: telling?.alarmExport() ?? null }),
    simulationClock: isSimulation
      ? () => ({
          sessionNowMs: simulation?.clock.now() ?? Date.now(),
          rate: simulation?.rate() ?? simulationRate,
        })
      : null,
    audit: {
      archive: () => opened?.journal ?? null,
      whoIs,
      people: () => opened?.site.state().people ?? [],
      timeZone: () => opened?.site.state().timeZone ?? 'UTC',
    },
    pager: { whoIs, pager: () => telling?.pagerDesk ?? null },
    records: {
      pastSessions: () => pastSessions,
      onFailure: (path, cause) => log.error('record-unreadable', { path, cause: String(cause) }),
    },
    people: () => people,
    doorkeeper: () => people?.doorkeeper ?? null,
  }).catch(portFailure('Dashboard', config.http));

  await expectFree(config.mllp).catch(portFailure('Devices', config.mllp));

  const journal = await openJournal(config, epoch);
  const start = await sessionStart(journal, { wallNowMs: Date.now(), isSimulation });
  simulation = isSimulation
    ? createSimulation({ startMs: start.atMs, rate: simulationRate, epoch, hostClock, log })
    : null;
  const clock: Clock = simulation?.clock ?? createClock({ startMs: start.atMs });

  const desks = new Map<ChairId, ChairDesk>();
  function sayRecording(isRecording: boolean): void {
    for (const desk of desks.values())
      desk.report({ what: 'record-not-saved', subject: null }, isRecording ? null : clock.now());
  }
  const waves = startWaves({
    clock,
    hostClock,
    desks,
    record: (entry) => recorder.record(entry),
    tell: (wave) => live?.tellWave(wave),
  });
  const recorder = createRecorder({
    journal,
    hostClock,
    log,
    publication: {
      publish: (entries, recorded) => {
        live?.publish(entries, recorded);
        waves.heed(entries);
        telling?.hear(entries);
      },
      confirm: (entries) => live?.confirm(entries),
      isAwaited: (stream) => live?.isAwaited(stream) ?? false,
      recording: sayRecording,
    },
    onFatal: (failure) => {
      log.error('journal-lost', failure);
      process.exit(1);
    },
  });
  function siteChanged(events: readonly SiteEvent[]): void {
    for (const { type, body } of events) {
      if (type === 'device-unbound') clinic.forget(body.chair, body.deviceId);
      if (type === 'line-set' || type === 'line-removed') devices?.followLines();
      if (type === 'device-bound') {
        clinic.bound(body.deviceId);
        // Before its first reading: what kind of device it is decides what hangs on it.
        devices?.bound(body.deviceId);
        desks.get(body.chair)?.look();
      }
      if (isOfAllChairs(type)) for (const desk of desks.values()) desk.look();
    }
    if (!events.every(({ type }) => isOfRecordOnly(type))) live?.siteChanged();
    if (concernsPeople(events)) people?.siteChanged();
  }
  const ledger = createCommandLedger(journal, hostClock);
  const siteEvents = await journal.siteEvents(0);
  const erasure = createErasure({
    journal,
    desks,
    clock,
    retentionMonths: () => site.state().retentionMonths,
    log,
  });
  const site: SiteDesk = createSiteDesk({
    clock,
    recorder,
    ledger,
    erasure,
    events: siteEvents,
    onChange: siteChanged,
  });
  opened = { journal, site };
  if (siteEvents.length === 0)
    site.note(siteOpened({ chairs: config.chairs, timeZone: localTimeZone(), isSimulation }));
  site.note({ type: 'gateway-started', body: { epoch, ...start.note } });

  people = await startPeople(config, { site, hostClock, log });
  const { doorkeeper } = people;

  pastSessions = createPastSessions({
    archive: journal,
    kind: isSimulation ? 'simulation' : 'clinic',
    nowMs: () => clock.now(),
    timeZone: () => site.state().timeZone,
    people: () => site.state().people,
    siteEvents: () => journal.siteEvents(0),
  });

  const { admission, watermarks } = await startChairs(desks, {
    clock,
    journal,
    recorder: {
      ...recorder,
      record(entry) {
        simulation?.note(entry);
        return recorder.record(entry);
      },
    },
    ledger,
    site,
  });
  sayRecording(recorder.isRecording());
  for (const desk of desks.values()) desk.resume();
  const clinic = createClinic({ clock, site, desks, admission, waves });

  telling = startTelling(config, { hostClock, isSimulation, log, site, siteEvents, desks });

  const clocks = { session: clock, host: hostClock };
  const running = await startDevices(config, { clocks, site, clinic, isSimulation, log });
  devices = running;

  live = createLive({
    httpServer: http.server,
    ownAddress: { names: config.names, isSecure: config.tls !== null },
    epoch,
    rate: () => simulation?.rate() ?? 1,
    clinic,
    journal,
    clocks,
    isRecording: () => recorder.isRecording(),
    devicesShown: (framesOf) => running.shown(framesOf),
    browserLinks: running.browserLinks,
    unknownCodes: () => running.counters().unknownCodes,
    watermarks,
    panel: simulation?.panel ?? null,
    doorkeeper,
    dashboardVersion: await dashboardVersion(dashboardFolder),
    log,
  });
  simulation?.open({
    namespace: live.openDoor(simulationNamespace, simulatorsAtMost),
    intake: running.intake,
    chairs: {
      states: () => [...desks.values()].map((desk) => desk.state()),
      hasHistory: () =>
        clinic.hasHeard() ||
        Object.keys(site.state().chairByDevice).length > 0 ||
        [...desks.values()].some(hasHistory),
      watchFromNow() {
        for (const desk of desks.values()) desk.watchFromNow();
      },
    },
    onChange: () => live.siteChanged(),
  });
  const stopWatches = startWatches(config, { clocks, log, site, desks, erasure });
  health = () => ({
    status: recorder.isRecording() ? 'ok' : 'not-recording',
    isSimulation,
    epoch,
    chairs: desks.size,
    mllpPort: running.listener.port,
  });

  return {
    httpPort: http.port,
    mllpPort: running.listener.port,
    async close() {
      stopWatches();
      telling.close();
      simulation?.close();
      await running.close();
      await live.close();
      people.close();
      clinic.close();
      waves.close();
      await recorder.close();
      await journal.close();
      await http.close();
    },
  };
}

function hasHistory(desk: ChairDesk): boolean {
  return desk.state().seq > 0 || desk.cursor() > 0;
}

/** The clinic's zone is the machine's when the site is opened; screens and records keep it (decision 0006). */
function localTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
