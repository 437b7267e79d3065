import { join } from 'node:path';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { ChairId, SessionId } from '@chairside/shared/ids.ts';
import { openSqliteJournal } from '@chairside/server/journal/sqlite-journal.ts';
import { expect, it, onTestFinished } from 'vitest';
import { feed, notThereOnce, type Acknowledged } from '../support/acknowledged.ts';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { plugIn } from '../support/monitor.ts';
import { enterNurse, mustBeRecorded, type Nurse } from '../support/nurse.ts';

/**
 * Ten chairs in the middle of an infusion, 500 readings a second between them, a nurse who pauses and resumes; and the
 * gateway killed without warning, twenty times. Whatever it had acknowledged has to be there, once.
 */
const chairs = Array.from({ length: 10 }, (_, index) => String(index + 1));
const kills = 20;

type Ledger = {
  readonly readings: ReadonlyMap<string, Acknowledged[]>;
  readonly commandIds: string[];
};

it(`[SE8] what was acknowledged survives ${kills} kills at 500 readings/s`, async () => {
  const gateway = await startGateway({ chairs: chairs.join(','), speed: 1 });
  onTestFinished(() => gateway.end());
  const nurse = enterNurse(gateway, 'physician-1');
  const ledger: Ledger = { readings: new Map(chairs.map((chair) => [chair, []])), commandIds: [] };
  await openSessions(gateway, nurse);
  const begun = await courses(nurse);

  for (let kill = 0; kill < kills; kill += 1) {
    // Never at the same place in the gateway's rhythm.
    await workFor(1_500 + kill * 37, { gateway, nurse, ledger });
    await gateway.kill();
    await gateway.restart();
    await nurse.ready();
    expect(await courses(nurse), `after kill ${kill + 1}`).toEqual(begun);
  }

  const readings = [...ledger.readings.values()].reduce((sum, { length }) => sum + length, 0);
  console.info(`${readings} readings and ${ledger.commandIds.length} commands were acknowledged`);
  nurse.leave();
  await gateway.stop();
  await expectAllThere(gateway, { ledger, begun });
});

async function openSessions(gateway: Gateway, nurse: Nurse): Promise<void> {
  for (const chair of chairs) {
    mustBeRecorded(await nurse.bind(`SIM-OXI-${chair}`, chair));
    const patient = {
      displayName: `Patient ${chair}`,
      clinicNumber: `K-${chair}`,
      dateOfBirth: null,
      weightKg: null,
    };
    mustBeRecorded(
      await nurse.command(chair, {
        type: 'open-session',
        patient,
        protocolId: 'iv-ketamine-40',
        series: null,
      }),
    );
    mustBeRecorded(
      await nurse.command(chair, {
        type: 'start-infusion',
        withoutBaseline: 'no cuff here',
        again: null,
        areDeviceAlarmsOn: true,
        isPatientConfirmed: true,
        override: null,
      }),
    );
  }
}

type Begun = Readonly<
  Record<string, { readonly session: SessionId | null; readonly startedAtMs: number | null }>
>;

/** What no restart may change: the session, and when its infusion began. */
async function courses(nurse: Nurse): Promise<Begun> {
  const entries = await Promise.all(
    chairs.map(async (chair) => {
      const { session } = (await nurse.chair(chair)).state;
      const course = session?.course;
      const isRunning = course?.phase === 'infusing' || course?.phase === 'paused';
      const startedAtMs = isRunning ? course.infusion.startedAtMs : null;
      return [chair, { session: session?.id ?? null, startedAtMs }] as const;
    }),
  );
  return Object.fromEntries(entries);
}

type Work = { readonly gateway: Gateway; readonly nurse: Nurse; readonly ledger: Ledger };

async function workFor(ms: number, { gateway, nurse, ledger }: Work): Promise<void> {
  const untilMs = performance.now() + ms;
  const monitors = await Promise.all(chairs.map((chair) => plugIn(gateway.mllpPort, `SIM-CHAIR-${chair}`)));
  const feeds = monitors.map((monitor, index) => {
    const chair = chairs[index]!;
    const acknowledged = ledger.readings.get(chair)!;
    // Resolves with answers still on their way: they are what the kill cuts off.
    return feed(monitor, {
      deviceId: `SIM-OXI-${chair}`,
      gateway,
      acknowledged,
      isOver: () => performance.now() >= untilMs,
    });
  });
  await Promise.all([...feeds, pauseAndResume(nurse, { ledger, untilMs })]);
  for (const monitor of monitors) monitor.close();
}

async function pauseAndResume(
  nurse: Nurse,
  { ledger, untilMs }: { ledger: Ledger; untilMs: number },
): Promise<void> {
  for (let step = 0; performance.now() < untilMs; step += 1) {
    const chair = chairs[step % chairs.length]!;
    const isPaused = (await nurse.chair(chair)).state.session?.course.phase === 'paused';
    const given = await nurse.command(
      chair,
      isPaused ? { type: 'resume-infusion' } : { type: 'pause-infusion', reason: 'line' },
    );
    if (given.outcome === 'recorded') ledger.commandIds.push(given.commandId);
  }
}

async function expectAllThere(
  gateway: Gateway,
  { ledger, begun }: { ledger: Ledger; begun: Begun },
): Promise<void> {
  const path = join(gateway.dataFolder, 'simulation', 'journal.sqlite');
  const opened = await openSqliteJournal({ path, isSimulation: true, ownerId: 'test' });
  if (!opened.ok) throw new Error(`the journal can not be opened: ${JSON.stringify(opened.error)}`);
  const journal = opened.value;
  const chain = await journal.verify();
  expect(chain).toMatchObject({ ok: true });

  const events: ChairEvent[] = [];
  for (const chair of chairs as ChairId[]) {
    events.push(...(await journal.chairEvents(chair, 0)));
    const session = begun[chair]!.session!;
    const stored = await journal.readings({ chair, session, parameters: ['spo2Percent'], sinceMs: 0 });
    const acknowledged = ledger.readings.get(chair)!;
    expect(notThereOnce(stored, acknowledged), 'acknowledged readings that are not there once').toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(kills * 20);
    const cursors = stored.map(({ cursor }) => cursor);
    expect(cursors).toEqual([...new Set(cursors)].sort((a, b) => a - b));
  }
  const commandIds = events.map(({ commandId }) => commandId);
  const lost = ledger.commandIds.filter((id) => commandIds.filter((stored) => stored === id).length !== 1);
  expect(lost, 'acknowledged commands that are not there once').toEqual([]);
  expect(ledger.commandIds.length).toBeGreaterThan(kills);
  await journal.close();
}
