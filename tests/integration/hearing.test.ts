import type { ChairEvent, ChairEventType } from '@chairside/shared/chair/events.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { ScreenReport } from '@chairside/shared/screens/report.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { audibleAt, openListeningScreen, type ListeningScreen } from '../support/listening-screen.ts';
import { enterNurse, mustBeRecorded, type Nurse } from '../support/nurse.ts';

/** Ten seconds of the session pass in half of one; reports grow old in life's own time. */
const speed = 20;
/** What a busy machine may add to anything. */
const leewayMs = 1_500;
const beatMs = 1_000;

let gateway: Gateway;
let nurse: Nurse;
let used = 0;
const open: ListeningScreen[] = [];

beforeAll(async () => {
  gateway = await startGateway({ chairs: '24', speed });
  nurse = enterNurse(gateway);
  // With its first heartbeat it has looked who is there.
  const first = await openListeningScreen(gateway.url, 'overview');
  await vi.waitUntil(() => first.heartbeat() !== null, { timeout: 5_000 });
  first.leave();
}, 30_000);

afterEach(() => {
  for (const screen of open.splice(0)) screen.leave();
});

afterAll(async () => {
  nurse.leave();
  await gateway.end();
});

async function screenOf(follows: string): Promise<ListeningScreen> {
  const screen = await openListeningScreen(gateway.url, follows);
  open.push(screen);
  return screen;
}

/** A chair no test has used, its infusion running, and somebody who only looks at it. */
async function infusing() {
  used += 1;
  const chair = String(used) as ChairId;
  const looker = await screenOf(chair);
  const patient = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 };
  mustBeRecorded(
    await nurse.command(chair, { type: 'open-session', patient, protocolId: 'iv-ketamine-40', series: null }),
  );
  const start = () =>
    nurse.command(chair, {
      type: 'start-infusion',
      withoutBaseline: 'no cuff here',
      again: null,
      areDeviceAlarmsOn: true,
      isPatientConfirmed: true,
      override: null,
    });
  return { chair, looker, start: async () => mustBeRecorded(await start()) };
}

type Of<T extends ChairEventType> = Extract<ChairEvent, { type: T }>;

function told<T extends ChairEventType>(screen: ListeningScreen, type: T): readonly Of<T>[] {
  return screen.events().filter((event): event is Of<T> => event.type === type);
}

function unheard(screen: ListeningScreen) {
  return told(screen, 'alarm-began').filter(({ body }) => body.condition.what === 'no-audible-screen');
}

async function hostMsUntil(isSo: () => boolean, atMostMs: number): Promise<number> {
  const fromMs = performance.now();
  await expect.poll(isSo, { timeout: atMostMs + leewayMs, interval: 20 }).toBe(true);
  return performance.now() - fromMs;
}

describe('a chair with nobody to hear it', () => {
  it('[AL30] is in a medium alarm 10 s after its start, until a screen there says that it is heard', async () => {
    const { chair, looker, start } = await infusing();
    const screen = await screenOf(chair);
    await start();
    await hostMsUntil(() => unheard(looker).length > 0, 10_000 / speed + beatMs);
    const [alarm] = unheard(looker);
    expect(alarm!.body).toMatchObject({ priority: 'medium', violations: [] });
    const { conditionAtMs, signalAtMs } = alarm!.body;
    expect(conditionAtMs).toBe(told(looker, 'infusion-started')[0]!.atMs);
    expect(signalAtMs - conditionAtMs).toBeGreaterThanOrEqual(10_000);

    await screen.says(audibleAt(chair));
    await hostMsUntil(
      () => told(looker, 'alarm-cleared').some(({ body }) => body.occurrence === alarm!.seq),
      beatMs,
    );
    expect(screen.hearing(chair)).toEqual({ atChair: 1, isDeskAudible: false });
  });

  it('[AL30] is in none while a screen there says once a second that it is heard', async () => {
    const { chair, looker, start } = await infusing();
    await (await screenOf(chair)).says(audibleAt(chair));
    await start();
    const fromMs = gateway.sessionNow();
    await hostMsUntil(() => gateway.sessionNow() - fromMs > 40_000, 40_000 / speed);
    expect(unheard(looker)).toEqual([]);
  });

  for (const says of [
    { sound: 'locked' },
    { sound: 'stopped' },
    { sound: 'output-changed' },
    { isVisible: false },
    { place: 'desk' },
    null,
  ] satisfies readonly (Partial<ScreenReport> | null)[]) {
    it(`[AL30] a screen that says ${JSON.stringify(says)} counts as none`, async () => {
      const { chair, looker, start } = await infusing();
      const screen = await screenOf(chair);
      await screen.says(audibleAt(chair));
      await start();
      await screen.says(says === null ? null : { ...audibleAt(chair), ...says });
      await hostMsUntil(() => unheard(looker).length > 0, 10_000 / speed + beatMs);
      await hostMsUntil(() => looker.hearing(chair)?.atChair === 0, beatMs);
    });
  }

  it('[AL30] [LV8] a screen whose socket is open and says nothing counts as none after 5 s', async () => {
    const { chair, looker, start } = await infusing();
    const screen = await screenOf(chair);
    await screen.says(audibleAt(chair));
    await start();
    await screen.says(audibleAt(chair));
    screen.fallSilent();
    const tookMs = await hostMsUntil(() => looker.hearing(chair)?.atChair === 0, 5_000 + beatMs);
    expect(tookMs).toBeGreaterThan(4_800);
    expect(unheard(looker)).toEqual([]);
    await hostMsUntil(() => unheard(looker).length > 0, 10_000 / speed + beatMs);
  });

  it('[AL30] a screen that is gone counts as none at once', async () => {
    const { chair, looker, start } = await infusing();
    const screen = await screenOf(chair);
    await screen.says(audibleAt(chair));
    await start();
    screen.leave();
    const tookMs = await hostMsUntil(() => looker.hearing(chair)?.atChair === 0, 2 * beatMs);
    expect(tookMs).toBeLessThan(3_000);
    await hostMsUntil(() => unheard(looker).length > 0, 10_000 / speed + beatMs);
  });
});

describe('a chair whose sound goes to the desk', () => {
  const deskFor = (chair: ChairId): ScreenReport => ({ ...audibleAt(chair), place: 'desk' });
  const delegate = (chair: string) => nurse.command(chair, { type: 'delegate-sound' });

  it('[AL31] is refused while no desk is heard that watches it', async () => {
    const { chair, start } = await infusing();
    await start();
    const refused = { outcome: 'refused', refusal: { type: 'no-desk-audible' } };
    expect(await delegate(chair)).toEqual(refused);
    const desk = await screenOf('overview');
    await desk.says({ ...deskFor(chair), watches: [] });
    expect(await delegate(chair)).toEqual(refused);
    await desk.says({ ...deskFor(chair), sound: 'locked' });
    expect(await delegate(chair)).toEqual(refused);
  });

  async function delegated() {
    const { chair, looker, start } = await infusing();
    await (await screenOf(chair)).says(audibleAt(chair));
    await start();
    const desk = await screenOf('overview');
    const watching = deskFor(chair);
    await desk.says(watching);
    mustBeRecorded(await delegate(chair));
    expect(told(looker, 'sound-delegated')).toHaveLength(1);
    return { chair, looker, desk, watching };
  }

  const returned = (looker: ListeningScreen) =>
    told(looker, 'sound-returned').map(({ body }) => body.because);

  it('[AL31] has it back within 3 s and a beat when the desk falls silent', async () => {
    const { chair, looker, desk, watching } = await delegated();
    await desk.says(watching);
    desk.fallSilent();
    const tookMs = await hostMsUntil(() => returned(looker).length > 0, 3_000 + beatMs);
    expect(tookMs).toBeGreaterThan(2_800);
    expect(returned(looker)).toEqual(['desk-silent']);
    expect(await delegate(chair)).toMatchObject({ outcome: 'refused', refusal: { type: 'no-desk-audible' } });
  });

  it('[AL31] keeps it there as long as the desk says once a second that it is heard', async () => {
    const { looker } = await delegated();
    const fromMs = gateway.sessionNow();
    await hostMsUntil(() => gateway.sessionNow() - fromMs > 5_000 * speed, 5_000);
    expect(returned(looker)).toEqual([]);
  });

  for (const says of [
    { isVisible: false },
    { sound: 'stopped' },
    { watches: [] },
  ] satisfies readonly Partial<ScreenReport>[]) {
    it(`[AL31] has it back at once when the desk says ${JSON.stringify(says)}`, async () => {
      const { looker, desk, watching } = await delegated();
      await desk.says({ ...watching, ...says });
      const tookMs = await hostMsUntil(() => returned(looker).length > 0, beatMs);
      expect(tookMs).toBeLessThan(1_000);
      expect(returned(looker)).toEqual(['desk-silent']);
    });
  }
});

describe('what a screen says of itself', () => {
  const [one, two, other] = ['1' as ChairId, '2' as ChairId, '24' as ChairId];
  const good = audibleAt(other);
  const bad: readonly (readonly [string, unknown])[] = [
    ['is no report', 'audible'],
    ['says too little', { place: 'chair' }],
    ['is of an unknown place', { ...good, place: 'kitchen' }],
    ['is of an unknown sound', { ...good, sound: 'loud' }],
    ['watches what is no chair', { ...good, watches: ['../etc'] }],
    ['watches more chairs than there can be', { ...good, watches: Array(257).fill('1') }],
    ['was touched in the future', { ...good, touchedAgoMs: -1 }],
    ['has a battery under 0 %', { ...good, batteryPercent: -1 }],
    ['has a battery over 100 %', { ...good, batteryPercent: 101 }],
    ['is seen perhaps', { ...good, isVisible: 'perhaps' }],
  ];
  for (const [what, report] of bad) {
    it(`[AL29] one that ${what} is refused as malformed, and makes nobody heard`, async () => {
      const screen = await screenOf(other);
      const answer = await screen.says(report as ScreenReport);
      expect(answer).toMatchObject({ ok: false, error: { type: 'malformed', event: 'screen:heartbeat' } });
      await screen.says(null);
      expect(screen.hearing(other)).toEqual({ atChair: 0, isDeskAudible: false });
    });
  }

  it('[LV8] every heartbeat tells who hears the chairs its screen follows, the overview all of them', async () => {
    const [atOne, overview] = [await screenOf(one), await screenOf('overview')];
    await atOne.says(audibleAt(one));
    await overview.says(null);
    expect(Object.keys(atOne.heartbeat()!.hearingByChair)).toEqual(['1']);
    expect(Object.keys(overview.heartbeat()!.hearingByChair)).toHaveLength(24);
    expect(overview.hearing(one)).toEqual({ atChair: 1, isDeskAudible: false });
    expect(overview.hearing(two)?.atChair).toBe(0);
  });

  it('[AL37] a battery under 20 % is a medium alarm of the chair until the screen has enough', async () => {
    const { chair, looker, start } = await infusing();
    await start();
    const screen = await screenOf(chair);
    const began = () =>
      told(looker, 'alarm-began').find(({ body }) => body.condition.what === 'screen-battery');
    await screen.says({ ...audibleAt(chair), batteryPercent: 20 });
    expect(began()).toBeUndefined();
    await screen.says({ ...audibleAt(chair), batteryPercent: 19 });
    await hostMsUntil(() => began() !== undefined, beatMs);
    expect(began()!.body.priority).toBe('medium');
    await screen.says({ ...audibleAt(chair), batteryPercent: 21 });
    const isOver = () => told(looker, 'alarm-cleared').some(({ body }) => body.occurrence === began()!.seq);
    await hostMsUntil(isOver, beatMs);
  });
});

describe('a gateway that was away', () => {
  it('[AL21] knows what nobody heard before, and does not take silence for an answer', async () => {
    const own = await startGateway({ chairs: '1', speed });
    onTestFinished(() => own.end());
    const person = enterNurse(own);
    onTestFinished(() => person.leave());
    const screen = await openListeningScreen(own.url, '1');
    open.push(screen);
    const patient = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 };
    mustBeRecorded(
      await person.command('1', {
        type: 'open-session',
        patient,
        protocolId: 'iv-ketamine-40',
        series: null,
      }),
    );
    mustBeRecorded(
      await person.command('1', {
        type: 'start-infusion',
        withoutBaseline: 'no cuff here',
        again: null,
        areDeviceAlarmsOn: true,
        isPatientConfirmed: true,
        override: null,
      }),
    );
    await screen.says({ ...audibleAt('1'), sound: 'locked', batteryPercent: 4 });
    const present = async () => {
      const { session } = (await person.chair('1')).state;
      const about = ['no-audible-screen', 'screen-battery'];
      return session!.alarms.occurrences
        .filter(({ condition }) => about.includes(condition.what))
        .map(({ id, condition }) => [condition.what, id]);
    };
    await expect.poll(async () => (await present()).length, { timeout: 3_000 }).toBe(2);
    const before = await present();

    await screen.says(null);
    await own.kill();
    await own.restart();
    await person.ready();
    const fromMs = performance.now();
    await hostMsUntil(() => performance.now() - fromMs > 2 * beatMs, 2 * beatMs);
    expect(await present()).toEqual(before);

    await screen.says(audibleAt('1'));
    await expect.poll(present, { timeout: 3_000 }).toEqual([]);
  });
});
