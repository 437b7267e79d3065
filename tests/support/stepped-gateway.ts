import { randomUUID } from 'node:crypto';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { ChairState } from '@chairside/shared/chair/state.ts';
import type { ChairId, CommandId, DeviceId, PersonId } from '@chairside/shared/ids.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import { protocolsInUse } from '@chairside/shared/site/protocols.ts';
import { isJudged } from '@chairside/shared/site/speaking.ts';
import { devicesBoundTo, sourceClassOf } from '@chairside/shared/site/state.ts';
import type { CommandAnswer, Hearing } from '@chairside/shared/wire.ts';
import { createChairDesk, type ChairDesk } from '@chairside/server/chairs/chair-desk.ts';
import { createClinic } from '@chairside/server/chairs/clinic.ts';
import { createCommandLedger } from '@chairside/server/chairs/command-ledger.ts';
import { createRecorder } from '@chairside/server/chairs/recorder.ts';
import { createErasure } from '@chairside/server/chairs/erasure.ts';
import { createSiteDesk, siteOpened, type SiteDesk } from '@chairside/server/chairs/site-desk.ts';
import { createFakeClock } from '@chairside/server/clock/fake-clock.ts';
import { mllpDriver } from '@chairside/server/devices/registry.ts';
import { createAdmission } from '@chairside/server/domain/admission.ts';
import type { Principal } from '@chairside/server/domain/principal.ts';
import { createMemoryJournal } from '@chairside/server/journal/memory-journal.ts';
import type { Journal } from '@chairside/server/ports/journal.ts';
import { createSilentLog } from '@chairside/server/ports/log.ts';
import { asShown, chairHistory } from '@chairside/server/start-record.ts';
import { createAckReader, mllpFrame, type Acknowledgement } from '@chairside/simulators/links/mllp.ts';

/**
 * The gateway from the bytes of a device to the events in its journal, all real parts, without sockets, on a clock that a
 * test moves. Restarted, a new one is built on the same journal.
 */
export type SteppedGateway = {
  now(): number;
  state(): ChairState;
  /** Of the chair, as the journal has them. */
  events(): Promise<readonly ChairEvent[]>;
  bind(deviceId: string): Promise<void>;
  unbind(deviceId: string): Promise<void>;
  /** Given once; the same id is the same command sent again. */
  command(command: ChairCommand, by?: Principal, commandId?: CommandId): Promise<CommandAnswer>;
  /** Of the clinic, by a physician. */
  ask(command: SiteCommand, by?: Principal): Promise<CommandAnswer>;
  /** What the gateway does once a day: sessions the clinic keeps no longer. */
  expire(): Promise<void>;
  /** An HL7 message; what the gateway answered. */
  send(message: string): Promise<Acknowledgement['verdict']>;
  /** Who hears the alarms of the chair: one screen there, unless said otherwise. */
  hear(hearing: Hearing): Promise<void>;
  /** What another part of the gateway knows. */
  report: ChairDesk['report'];
  /** Time passes: what falls due on the way is noted and recorded. */
  advance(ms: number): Promise<void>;
  /** Ends and starts again, `awayMs` later. */
  restart(awayMs?: number): Promise<void>;
};

const nurse: Principal = { personId: 'nurse-1' as PersonId, role: 'nurse' };
/** For what only a physician may (SE13, SE22). */
export const physician: Principal = { personId: 'physician-1' as PersonId, role: 'physician' };
export const otherNurse: Principal = { personId: 'nurse-2' as PersonId, role: 'nurse' };
export const startMs = Date.UTC(2026, 10, 23, 12);

const chair = '1' as ChairId;
const looksAfter: ReadonlySet<string> = new Set([
  'device-bound',
  'evacuation-began',
  'evacuation-ended',
  'person-changed',
]);

export async function steppedGateway(journal: Journal = createMemoryJournal()): Promise<SteppedGateway> {
  const clock = createFakeClock(startMs);
  let running = await start(journal, clock);

  function must(answer: CommandAnswer): void {
    if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.error)}`);
  }

  function askSite(command: SiteCommand, principal = nurse) {
    return running.site.submit({ commandId: randomUUID() as CommandId, command, principal });
  }

  return {
    now: () => clock.now(),
    state: () => running.desk.state(),
    async events() {
      await running.recorder.settled();
      return journal.chairEvents(chair, 0);
    },
    async bind(deviceId) {
      must(await askSite({ type: 'bind-device', deviceId: deviceId as DeviceId, chair }));
    },
    async unbind(deviceId) {
      must(await askSite({ type: 'unbind-device', deviceId: deviceId as DeviceId }));
    },
    command(command, principal = nurse, commandId = randomUUID() as CommandId) {
      const shownSession = running.desk.state().session?.id ?? null;
      return running.desk.submit({ commandId, command, shownSession, principal });
    },
    ask: (command, by = physician) => askSite(command, by),
    expire: () => running.erasure.expire(),
    send: (message) => running.send(message),
    async hear(hearing) {
      running.desk.hear(hearing);
      await running.recorder.settled();
    },
    report: (...about) => running.desk.report(...about),
    async advance(ms) {
      clock.advance(ms);
      await running.recorder.settled();
    },
    async restart(awayMs = 0) {
      await running.close();
      clock.advance(awayMs);
      running = await start(journal, clock);
    },
  };
}

type FakeClock = ReturnType<typeof createFakeClock>;

async function start(journal: Journal, clock: FakeClock) {
  // The host's clock stands: how long the disk takes is no matter here.
  const hostClock = createFakeClock(startMs);
  const recorder = createRecorder({
    journal,
    hostClock,
    log: createSilentLog(),
    publication: {
      isAwaited: () => true,
      publish: () => undefined,
      confirm: () => undefined,
      recording: () => undefined,
    },
    onFatal: (failure) => {
      throw new Error(`the journal refused: ${JSON.stringify(failure)}`);
    },
  });
  const ledger = createCommandLedger(journal, hostClock);
  const siteEvents = await journal.siteEvents(0);
  const desks = new Map<ChairId, ChairDesk>();
  const erasure = createErasure({
    journal,
    desks,
    clock,
    retentionMonths: () => site.state().retentionMonths,
    log: createSilentLog(),
  });
  const site: SiteDesk = createSiteDesk({
    clock,
    recorder,
    ledger,
    erasure,
    events: siteEvents,
    onChange(changed) {
      for (const { type, body } of changed) {
        if (type === 'device-unbound') clinic.forget(body.chair, body.deviceId);
        if (looksAfter.has(type)) desk.look();
      }
    },
  });
  if (siteEvents.length === 0)
    site.note(siteOpened({ chairs: [chair], timeZone: 'UTC', isSimulation: true }));
  const admission = createAdmission();
  const history = await chairHistory(journal, chair);
  const desk = createChairDesk({
    chair,
    clock,
    recorder,
    timeZone: 'UTC',
    ledger,
    admission,
    history,
    site: {
      boundDevices: () => devicesBoundTo(site.state(), chair),
      protocolsInUse: () => protocolsInUse(site.state()),
      isJudged: (deviceId) => isJudged(site.state(), deviceId),
      sourceClassOf: (deviceId) => sourceClassOf(site.state(), deviceId),
      isEvacuating: () => site.state().evacuatingSinceMs !== null,
      people: () => site.state().people,
    },
  });
  for (const reading of history.readings) admission.admit(asShown(reading), null);
  desk.hear({ atChair: 1, isDeskAudible: false });
  desk.resume();
  desks.set(chair, desk);
  const clinic = createClinic({ clock, site, desks, admission, waves: { hear: () => undefined } });
  let answered: (verdict: Acknowledgement['verdict']) => void = () => undefined;
  const readAck = createAckReader(({ verdict }) => answered(verdict));
  const session = mllpDriver.open({
    clock,
    isSimulation: true,
    deviceId: 'bench' as DeviceId,
    options: {},
    emit: (batch) => clinic.receive(batch, 'bench'),
    link: { peer: 'bench', write: (bytes) => void readAck(bytes), close: () => undefined },
  });
  await recorder.settled();
  return {
    desk,
    site,
    erasure,
    recorder,
    send(message: string): Promise<Acknowledgement['verdict']> {
      const answer = new Promise<Acknowledgement['verdict']>((resolve) => (answered = resolve));
      session.receive(mllpFrame(message));
      return answer;
    },
    async close() {
      session.close();
      clinic.close();
      await recorder.close();
    },
  };
}
