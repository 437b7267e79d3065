import type { OccurrenceEntry } from '@chairside/shared/alarms/log-entry.ts';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import {
  wireVersion,
  type AlarmBurdenTold,
  type AlarmLog,
  type AlarmLogTold,
} from '@chairside/shared/wire.ts';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sitDown, type Bedside } from '../support/bedside.ts';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { enterNurse, mustBeRecorded, type Nurse } from '../support/nurse.ts';

/** The alarm log as a screen asks for it, of a gateway as shipped. */
let gateway: Gateway;
let nurse: Nurse;
let bedside: Bedside;
let screen: Socket;
let openedAtMs: number;
beforeAll(async () => {
  gateway = await startGateway({ chairs: '1,2', speed: 20 });
  nurse = enterNurse(gateway);
  bedside = await sitDown(gateway, '1');
  screen = io(gateway.url, { transports: ['websocket'], auth: { wireVersion, personId: 'nurse-1' } });
  mustBeRecorded(await nurse.bind(bedside.oximeterId, '1'));
  openedAtMs = gateway.sessionNow();
  mustBeRecorded(await nurse.command('1', opening));
});
afterAll(async () => {
  screen.disconnect();
  bedside.leave();
  nurse.leave();
  await gateway.end();
});

const opening: ChairCommand = {
  type: 'open-session',
  patient: { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 },
  protocolId: 'iv-ketamine-40',
  series: null,
};

function ask<T>(request: string, body: object): Promise<T> {
  return screen.timeout(5_000).emitWithAck(request, body) as Promise<T>;
}

async function logOf(about: object = {}): Promise<AlarmLog> {
  const told = await ask<AlarmLogTold>('chair:alarm-log', { chair: '1', ...about });
  if (!told.ok) throw new Error(JSON.stringify(told.error));
  return told.value;
}

async function occurrences(): Promise<readonly OccurrenceEntry[]> {
  const { entries } = await logOf();
  return entries.filter(
    (entry) => entry.kind === 'occurrence' && entry.condition.what === 'spo2-low',
  ) as never;
}

const patiently = { timeout: 10_000, interval: 50 };

describe('the alarm log, asked for by a screen', () => {
  it('[AL35] [AL36] has a fall from its begin to its end, with value, limit and who acknowledged it', async () => {
    void bedside.oximeter({ spo2Percent: 97, pulseRateBpm: 72 });
    await expect
      .poll(async () => (await nurse.chair('1')).state.session?.alarms.armedAtMs.spo2Percent, patiently)
      .not.toBeNull();
    void bedside.oximeter({ spo2Percent: 79, pulseRateBpm: 72 });
    await expect.poll(occurrences, patiently).toHaveLength(1);
    const [begun] = await occurrences();
    expect(begun).toMatchObject({ priority: 'high', over: null, ended: null, acknowledged: [] });
    expect(begun?.violations).toContainEqual(
      expect.objectContaining({ parameter: 'spo2Percent', value: 79, limit: 80, isReached: true }),
    );

    mustBeRecorded(
      await nurse.command('1', {
        type: 'acknowledge-alarm',
        occurrence: begun?.seq ?? 0,
        reason: 'with her',
      }),
    );
    void bedside.oximeter({ spo2Percent: 97, pulseRateBpm: 72 });
    await expect.poll(async () => (await occurrences())[0]?.ended?.how, patiently).toBe('cleared');
    const [over] = await occurrences();
    expect(over).toMatchObject({
      acknowledged: [{ by: { personId: 'nurse-1', role: 'nurse' }, reason: 'with her' }],
      over: { value: 97 },
    });

    const { burden, session } = await logOf();
    expect(session).toBe((await nurse.chair('1')).state.session?.id);
    expect(burden.byCondition).toMatchObject({ 'spo2-low': 1 });
    expect(burden.secondsInAlarm).toBeGreaterThan(0);
    expect(burden.medianMsToAcknowledge).toBeGreaterThanOrEqual(0);
  });

  it('[AL36] the clinic has the burden of all its chairs', async () => {
    const told = await ask<AlarmBurdenTold>('site:alarm-burden', { sinceMs: openedAtMs - 3_600_000 });
    expect(told).toMatchObject({ ok: true, value: { byCondition: { 'spo2-low': 1 } } });
    const later = await ask<AlarmBurdenTold>('site:alarm-burden', {
      sinceMs: gateway.sessionNow() + 3_600_000,
    });
    expect(later).toMatchObject({ ok: true, value: { alarms: 0, hours: 0, alarmsPerHour: null } });
  });

  it('[AL35] of a closed session is there as it was, by its name', async () => {
    const { session } = await logOf();
    mustBeRecorded(await nurse.command('1', { type: 'cancel-session' }));
    const { entries } = await logOf({ session });
    expect(entries).not.toEqual([]);
    expect(entries.every((entry) => !('ended' in entry) || entry.ended !== null)).toBe(true);
  });

  const refused = [
    { what: 'no session', body: { chair: '1' }, type: 'no-session' },
    { what: 'a session nobody knows', body: { chair: '1', session: 'nobody' }, type: 'no-session' },
    { what: 'a chair nobody knows', body: { chair: '9' }, type: 'unknown-chair' },
    { what: 'no chair', body: {}, type: 'malformed' },
  ];
  for (const { what, body, type } of refused) {
    it(`[AL35] of ${what} is refused by name`, async () => {
      expect(await ask('chair:alarm-log', body)).toMatchObject({ ok: false, error: { type } });
    });
  }

  it('[AL35] of another chair is not told', async () => {
    mustBeRecorded(await nurse.command('1', opening));
    const { session } = await logOf();
    const told = await ask<AlarmLogTold>('chair:alarm-log', { chair: '2', session });
    expect(told).toMatchObject({ ok: false, error: { type: 'no-session' } });
  });

  it('[AL35] outlives a gateway that was killed', async () => {
    const { session, entries } = await logOf();
    await gateway.kill();
    await gateway.restart();
    await expect.poll(() => screen.connected, patiently).toBe(true);
    const { entries: after } = await logOf({ session });
    expect(after.slice(0, entries.length)).toEqual(entries);
    expect(after.some(({ kind }) => kind === 'interruption')).toBe(true);
  });
});
