import { createServer, connect, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { valueOf } from '@chairside/shared/vitals/reading.ts';
import { freshness } from '@chairside/shared/vitals/staleness.ts';
import { unpackReading } from '@chairside/shared/vitals/packed.ts';
import { wireVersion, type Frame } from '@chairside/shared/wire.ts';
import { io } from 'socket.io-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { plugIn } from '../support/monitor.ts';
import { enterNurse, mustBeRecorded } from '../support/nurse.ts';

const anOpening = {
  type: 'open-session' as const,
  patient: { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 },
  protocolId: 'iv-ketamine-40',
  series: null,
};

/** Values of its own for each message, so that each can be found again. */
const onTime = [90, 91, 92, 93, 94];
const inFlight = [80, 81, 82, 83, 84, 85, 86];

const flights = [
  { hostMs: 0, looks: 'fresh' },
  { hostMs: 60, looks: 'fresh' },
  { hostMs: 250, looks: 'dim' },
] as const;

describe('at twenty times the speed of life', () => {
  for (const { hostMs, looks } of flights) {
    it(`[SI17] what is ${hostMs} ms in flight arrives ${looks} (${hostMs * 20} ms old), and none of it is lost`, async () => {
      const gateway = await startGateway({ chairs: '1', speed: 20 });
      onTestFinished(() => gateway.end());
      const nurse = enterNurse(gateway);
      onTestFinished(() => nurse.leave());
      mustBeRecorded(await nurse.bind('SIM-OXI-1', '1'));
      mustBeRecorded(await nurse.command('1', anOpening));
      const cable = await layCable(gateway.mllpPort);
      onTestFinished(() => cable.cut());
      const heard = listen(gateway.url);
      onTestFinished(() => heard.leave());
      await heard.joined;
      const monitor = await plugIn(cable.port, 'SIM-CHAIR-1');
      onTestFinished(() => monitor.close());

      const say = (value: number) =>
        monitor.send({
          profile: 'oximeter',
          deviceId: 'SIM-OXI-1',
          measuredAtMs: gateway.sessionNow(),
          observations: [{ parameter: 'spo2Percent', result: { value } }],
        });
      for (const value of onTime) expect(await say(value)).toBe('taken');
      cable.delay(hostMs);
      for (const value of inFlight) expect(await say(value)).toBe('taken');

      const said = [...onTime, ...inFlight];
      await expect.poll(() => heard.readings().length).toBe(said.length);
      expect(heard.readings().map(valueOf)).toEqual(said);
      expect((await nurse.chair('1')).recorded.cursor).toBe(said.length);
      // The one in the middle: a busy machine may hold up one or the other for longer than the cable does.
      const agesMs = heard
        .readings()
        .slice(onTime.length)
        .map(({ lateMs = 0 }) => lateMs);
      const middleMs = agesMs.toSorted((one, other) => one - other)[Math.floor(agesMs.length / 2)] ?? NaN;
      expect(freshness(middleMs, 1_000), `${agesMs.join(', ')} ms`).toBe(looks);
    });
  }
});

describe('at six hundred times the speed of life', () => {
  it('[SI8] the phases follow: the planned end, which stops nothing, then the end of the observation', async () => {
    const gateway = await startGateway({ chairs: '1', speed: 600 });
    onTestFinished(() => gateway.end());
    const nurse = enterNurse(gateway);
    onTestFinished(() => nurse.leave());
    mustBeRecorded(await nurse.command('1', anOpening));
    mustBeRecorded(
      await nurse.command('1', {
        type: 'start-infusion',
        withoutBaseline: 'no cuff here',
        again: null,
        areDeviceAlarmsOn: true,
        isPatientConfirmed: true,
        override: null,
      }),
    );
    const session = async () => (await nurse.chair('1')).state.session!;
    const course = async () => (await session()).course;

    await expect.poll(course, { timeout: 12_000 }).toMatchObject({ isPlannedEndNoted: true });
    expect((await course()).phase).toBe('infusing');
    mustBeRecorded(await nurse.command('1', { type: 'stop-infusion', stop: { kind: 'completed' } }));
    expect(await course()).toMatchObject({ phase: 'observing', isMinimumNoted: false });
    await expect.poll(course, { timeout: 12_000 }).toMatchObject({ isMinimumNoted: true });

    const { recentEntries, protocol } = await session();
    const inOrder = [
      'infusion-started',
      'planned-end-reached',
      'infusion-stopped',
      'observation-minimum-reached',
    ];
    const steps = recentEntries.filter(({ type }) => inOrder.includes(type));
    expect(steps.map(({ type }) => type)).toEqual(inOrder);
    const [started, planned, stopped, observed] = steps.map(({ atMs }) => atMs);
    expect(planned! - started!).toBeGreaterThanOrEqual(protocol.plannedMs);
    expect(observed! - stopped!).toBeGreaterThanOrEqual(protocol.observationMs);
  });
});

/** A cable between a monitor and the gateway, as long as wanted: what goes in at one end comes out later, in order. */
async function layCable(mllpPort: number) {
  let delayMs = 0;
  const server = createServer((near) => {
    const far = connect({ host: '127.0.0.1', port: mllpPort, noDelay: true });
    near.on('data', (bytes) => void setTimeout(() => far.write(bytes), delayMs));
    far.pipe(near);
    near.on('close', () => far.destroy());
    for (const end of [near, far]) end.on('error', () => near.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    delay: (ms: number) => void (delayMs = ms),
    cut: () => void server.close(),
  };
}

/** What a screen at chair 1 is told, as it comes. */
function listen(url: string) {
  const frames: Frame[] = [];
  const socket = io(url, { transports: ['websocket'], forceNew: true, auth: { wireVersion } });
  socket.on('chair:frame', (frame: Frame) => frames.push(frame));
  return {
    joined: socket.timeout(5_000).emitWithAck('chair:join', { chair: '1', after: null }),
    readings: () => frames.flatMap(({ readings = [] }) => readings.map(unpackReading)),
    leave: () => void socket.disconnect(),
  };
}
