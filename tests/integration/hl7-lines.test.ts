import type { LinkShown, DevicesShown } from '@chairside/shared/devices/shown.ts';
import { lineSchema } from '@chairside/shared/devices/line.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import type { Answer } from '@chairside/shared/wire.ts';
import type { Specimen } from '@chairside/server/devices/conformance/specimen.ts';
import { specimens } from '@chairside/server/devices/specimens.ts';
import { aTcpDevice, type TcpDevice } from '@chairside/server/testing/a-tcp-device.ts';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { enterNurse, mustBeRecorded, type Nurse } from '../support/nurse.ts';
import { enterBrowser } from '../support/people.ts';

/** Monitors that want to be called: from an administrator's command to a chair's tile, through a gateway as shipped. */
const monitors = [
  { spoken: 'pcd-01', dialect: 'auto', specimen: 'hl7', chair: '1' },
  { spoken: 'mindray', dialect: 'mindray', specimen: 'hl7-mindray', chair: '2' },
  { spoken: 'comen', dialect: 'auto', specimen: 'hl7-comen', chair: '3' },
  { spoken: 'nihon-kohden', dialect: 'auto', specimen: 'hl7-nihon-kohden', chair: '4' },
  { spoken: 'philips', dialect: 'auto', specimen: 'hl7-philips', chair: '5' },
] as const;

/** One of them, which says its numbers three times a second to whoever has called it. */
type Monitor = {
  readonly port: number;
  readonly connections: () => number;
  heard(): string;
  says(values: { readonly spo2Percent: number; readonly pulseRateBpm: number }): void;
  reset(): void;
  hangUp(): void;
  /** Switched off, and on again at the same port. */
  off(): Promise<void>;
  on(): Promise<void>;
  end(): Promise<void>;
};

async function aMonitor(specimen: Specimen): Promise<Monitor> {
  let device: TcpDevice = await aTcpDevice();
  const { port } = device;
  let before = 0;
  let values = { spo2Percent: 97, pulseRateBpm: 72 };
  const timer = setInterval(() => device.say(inSimulation(specimen.frame(values, Date.now()).bytes)), 333);
  return {
    port,
    connections: () => before + device.connections(),
    heard: () => device.heard().toString(),
    says: (now) => void (values = now),
    reset: () => device.reset(),
    hangUp: () => device.hangUp(),
    async off() {
      before += device.connections();
      await device.leave();
    },
    async on() {
      device = await aTcpDevice(port);
    },
    async end() {
      clearInterval(timer);
      await device.leave();
    },
  };
}

/** MSH-11. */
function inSimulation(bytes: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('|P|2.', '|T|2.'), 'latin1');
}

let gateway: Gateway;
let nurse: Nurse;
let administrator: Nurse;
let page: Socket;
const ending: (() => Promise<void>)[] = [];

beforeAll(async () => {
  gateway = await startGateway({ chairs: '1,2,3,4,5', speed: 1 });
  nurse = enterNurse(gateway);
  administrator = enterNurse(gateway, 'service-1');
  page = enterBrowser(gateway.url).screen({ personId: 'nurse-1' });
}, 60_000);
afterAll(async () => {
  for (const end of ending) await end();
  page.disconnect();
  nurse.leave();
  administrator.leave();
  await gateway.end();
});

const patiently = { timeout: 60_000, interval: 50 };

function setLine(lineId: string, port: number, dialect: string): SiteCommand {
  const transport = { type: 'tcp', host: '127.0.0.1', port };
  const named = { lineId, family: 'hl7', deviceId: `MON-${lineId}`, options: { dialect } };
  return { type: 'set-line', line: lineSchema.parse({ ...named, transport }) };
}

async function shown(chair: string): Promise<Readonly<Record<string, unknown>>> {
  const { latest } = await nurse.chair(chair);
  return Object.fromEntries(latest.map((one) => [one.parameter, 'value' in one ? one.value : one.reason]));
}

async function devicesShown(framesOf: string | null = null): Promise<DevicesShown> {
  const answer = (await page
    .timeout(10_000)
    .emitWithAck('devices:watch', { framesOf })) as Answer<DevicesShown>;
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

async function link(lineId: string, framesOf: string | null = null): Promise<LinkShown | undefined> {
  return (await devicesShown(framesOf)).links.find((one) => one.lineId === lineId);
}

for (const { spoken, dialect, specimen, chair } of monitors) {
  describe(`a monitor that speaks ${spoken} and wants to be called`, () => {
    const lineId = `bed-${spoken}`;
    let monitor: Monitor;

    beforeAll(async () => {
      monitor = await aMonitor(specimens[specimen]!);
      ending.push(() => monitor.end());
    });

    it('[LN12] [LN1] is called once its line is set, and bound to a chair is on that chair’s screens', async () => {
      mustBeRecorded(await administrator.ask(setLine(lineId, monitor.port, dialect)));
      const heardOver = async () =>
        (await devicesShown()).devices.find(({ peer }) => peer === `line:${lineId}`)?.deviceId ?? '';
      await expect.poll(heardOver, patiently).not.toBe('');
      mustBeRecorded(await nurse.bind(await heardOver(), chair));
      mustBeRecorded(
        await nurse.command(chair, {
          type: 'open-session',
          patient: {
            displayName: 'A. Rivera',
            clinicNumber: `104${chair}`,
            dateOfBirth: null,
            weightKg: 82,
          },
          protocolId: 'iv-ketamine-40',
          series: null,
        }),
      );
      await expect.poll(() => shown(chair), patiently).toMatchObject({ spo2Percent: 97, pulseRateBpm: 72 });
      monitor.says({ spo2Percent: 91, pulseRateBpm: 133 });
      await expect.poll(() => shown(chair), patiently).toMatchObject({ spo2Percent: 91, pulseRateBpm: 133 });
      expect(monitor.heard()).toContain('MSA|AA');
      if (dialect === 'mindray') expect(monitor.heard()).toContain('QRY^R02');
    });

    it('[HL25] [HL27] [LN12] stands on the devices page with its dialect and its frames as sent', async () => {
      const read = await link(lineId, `line:${lineId}`);
      expect(read).toMatchObject({ state: 'open', transport: 'tcp', dialect: spoken });
      expect(read?.lastFrames.map(({ raw }) => raw).filter((raw) => !raw.includes('MSH|'))).toEqual([]);
      expect(read?.lastFrames.flatMap(({ said }) => said)).toContain('spo2Percent 91');
    });

    // Of each dialect every one of them on a clock of the test's own, in server/src/devices/hl7-lines.test.ts.
    const isOne = spoken === monitors[0].spoken;
    it(`[LN2] [LN12] reset${isOne ? ', hung up on, or switched off and on' : ''}, is called again and heard without a person`, async () => {
      const deaths: readonly (() => void | Promise<void>)[] = [
        () => monitor.reset(),
        () => monitor.hangUp(),
        async () => {
          await monitor.off();
          const why = async () => (await link(lineId))?.why;
          await expect.poll(why, patiently).toBe('refused');
          await monitor.on();
        },
      ];
      for (const [at, die] of (isOne ? deaths : deaths.slice(0, 1)).entries()) {
        const before = monitor.connections();
        await die();
        await expect.poll(monitor.connections, patiently).toBeGreaterThan(before);
        const now = { spo2Percent: 92 + at, pulseRateBpm: 60 + at };
        monitor.says(now);
        await expect.poll(() => shown(chair), patiently).toMatchObject(now);
      }
      const open = async () => (await link(lineId))?.state;
      await expect.poll(open, patiently).toBe('open');
    }, 180_000);
  });
}
