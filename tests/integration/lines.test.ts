import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import { lineSchema } from '@chairside/shared/devices/line.ts';
import { aPacket } from '@chairside/server/devices/nonin/encode.ts';
import { aTcpDevice, type TcpDevice } from '@chairside/server/testing/a-tcp-device.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { enterNurse, mustBeRecorded, type Nurse } from '../support/nurse.ts';

/** A line from an administrator's command to the chair, of a gateway as shipped and a device behind a real socket. */
let gateway: Gateway;
let nurse: Nurse;
let administrator: Nurse;
let oximeter: TcpDevice;
let stopSpeaking: () => void;
/** Of a device that is connected and speaks. */
let says = aPacket(2);

beforeAll(async () => {
  gateway = await startGateway({ chairs: '1,2', speed: 1 });
  nurse = enterNurse(gateway);
  administrator = enterNurse(gateway, 'service-1');
  oximeter = await aTcpDevice();
  const timer = setInterval(() => oximeter.say(says), 333);
  stopSpeaking = () => clearInterval(timer);
}, 60_000);
afterAll(async () => {
  stopSpeaking();
  await oximeter.leave();
  nurse.leave();
  administrator.leave();
  await gateway.end();
});

const patiently = { timeout: 40_000, interval: 50 };

function setLine(lineId: string, port: number): SiteCommand {
  const transport = { type: 'tcp', host: '127.0.0.1', port };
  const line = lineSchema.parse({ lineId, family: 'nonin-df2', deviceId: 'OXI-1', transport });
  return { type: 'set-line', line };
}

async function shown(): Promise<Readonly<Record<string, unknown>>> {
  const { latest } = await nurse.chair('1');
  return Object.fromEntries(latest.map((one) => [one.parameter, 'value' in one ? one.value : one.reason]));
}

describe('a serial oximeter behind a TCP serial server', () => {
  it('[LN1] is an administrator’s to connect', async () => {
    expect(await nurse.ask(setLine('bed-1', oximeter.port))).toMatchObject({ outcome: 'refused' });
    expect(oximeter.connections()).toBe(0);
  });

  it('[LN1] [NN1] set as a line and bound to a chair, is on that chair’s screens', async () => {
    mustBeRecorded(await administrator.ask(setLine('bed-1', oximeter.port)));
    await expect.poll(oximeter.connections, patiently).toBeGreaterThan(0);
    mustBeRecorded(await nurse.bind('OXI-1', '1'));
    mustBeRecorded(
      await nurse.command('1', {
        type: 'open-session',
        patient: { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 },
        protocolId: 'iv-ketamine-40',
        series: null,
      }),
    );
    await expect.poll(shown, patiently).toEqual({ spo2Percent: 97, pulseRateBpm: 72 });
    says = aPacket(2, { spo2Percent: 91, pulseRateBpm: 133 });
    await expect.poll(shown, patiently).toEqual({ spo2Percent: 91, pulseRateBpm: 133 });
  });

  it('[NN3] the finger out is no number on the tile', async () => {
    says = aPacket(2, { status: 0x08 });
    await expect.poll(shown, patiently).toEqual({ spo2Percent: 'probe-off', pulseRateBpm: 'probe-off' });
    says = aPacket(2);
    await expect.poll(shown, patiently).toEqual({ spo2Percent: 97, pulseRateBpm: 72 });
  });

  it('[LN1] [LN2] after a gateway that was killed it is opened again, and after a reset', async () => {
    await gateway.kill();
    const beforeKill = oximeter.connections();
    await gateway.restart();
    await nurse.ready();
    await expect.poll(oximeter.connections, patiently).toBeGreaterThan(beforeKill);
    says = aPacket(2, { spo2Percent: 95, pulseRateBpm: 61 });
    await expect.poll(shown, patiently).toEqual({ spo2Percent: 95, pulseRateBpm: 61 });
    const beforeReset = oximeter.connections();
    oximeter.reset();
    await expect.poll(oximeter.connections, patiently).toBeGreaterThan(beforeReset);
    says = aPacket(2, { spo2Percent: 94, pulseRateBpm: 62 });
    await expect.poll(shown, patiently).toEqual({ spo2Percent: 94, pulseRateBpm: 62 });
  }, 120_000);

  it('[DD5] what it sent is counted for whoever looks', async () => {
    const counted = await fetch(`${gateway.url}/devices.json`);
    const { lines } = (await counted.json()) as {
      readonly lines: Record<string, { readonly frames: number }>;
    };
    expect(lines['line:bed-1']?.frames).toBeGreaterThan(0);
  });
});
