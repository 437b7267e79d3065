import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { Hl7Message } from '@medplum/core';
import { Hl7Server } from '@medplum/hl7';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sitDown, type Bedside } from '../support/bedside.ts';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { enterNurse, mustBeRecorded, type Nurse } from '../support/nurse.ts';

/** The whole way to a receiver that nobody here made, and to one that is not there. */

const patiently = { timeout: 90_000 };
let port: number;
let gateway: Gateway;
let nurse: Nurse;
let bedside: Bedside;
let receiver: Hl7Server | null;
let heard: Hl7Message[];

beforeEach(async () => {
  receiver = null;
  heard = [];
  port = await aFreePort();
  const environment = { CHAIRSIDE_PCD04_TARGET: `127.0.0.1:${port}`, CHAIRSIDE_PCD04_WATCHDOG: '1' };
  gateway = await startGateway({ chairs: '1', speed: 5, environment });
  nurse = enterNurse(gateway);
  bedside = await sitDown(gateway, '1');
}, 60_000);

afterEach(async () => {
  bedside.leave();
  nurse.leave();
  await gateway.end();
  await receiver?.stop({ forceDrainTimeoutMs: 1 });
}, 60_000);

async function aFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return free;
}

async function listen(): Promise<void> {
  receiver = new Hl7Server((connection) => {
    connection.addEventListener('message', ({ message }) => {
      heard.push(message);
      connection.send(message.buildAck());
    });
  });
  await receiver.start(port);
  if (receiver.server?.listening !== true) await once(receiver.server!, 'listening');
}

/** A patient in the chair, whose saturation is low from then on. */
async function desaturates(): Promise<void> {
  await bedside.oximeter({ spo2Percent: 97, pulseRateBpm: 72 });
  mustBeRecorded(await nurse.bind(bedside.oximeterId, '1'));
  const patient = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 };
  mustBeRecorded(
    await nurse.command('1', { type: 'open-session', patient, protocolId: 'iv-ketamine-40', series: null }),
  );
  await bedside.oximeter({ spo2Percent: 79, pulseRateBpm: 72 });
}

async function standing(): Promise<readonly string[]> {
  const { state } = await nurse.chair('1');
  return (state.session?.alarms.occurrences ?? []).map(({ id }) => `1-${id}.`);
}

const facet = (message: Hl7Message, number: number) =>
  message
    .getAllSegments('OBX')
    .find((row) => row.getField(4).toString() === `1.1.0.${number}`)
    ?.getField(5)
    .toString();
const nameOf = (message: Hl7Message) => message.getSegment('OBR')?.getField(2).toString() ?? '';
const firstOf = (name: string) => heard.find((message) => nameOf(message).startsWith(name));

it('[AX3] [AX5] [AX6] nobody is there: the chair goes on; once somebody is, all of it is told, and again after a restart', async () => {
  await desaturates();
  await expect.poll(standing, patiently).not.toEqual([]);
  expect(await bedside.oximeter({ spo2Percent: 79, pulseRateBpm: 72 })).toBe('taken');
  const [first = ''] = await standing();

  await listen();
  await expect.poll(() => firstOf(first) && facet(firstOf(first)!, 3), patiently).toBe('start');
  expect(firstOf(first)!.header.getField(11).toString()).toBe('T');
  expect(heard.map(String).join('')).not.toContain('Rivera');
  await expect.poll(() => heard.some((message) => facet(message, 1) === 'watchdog'), patiently).toBe(true);

  await gateway.kill();
  heard.splice(0);
  await gateway.restart();
  await nurse.ready();
  const phaseOfFirst = () => (firstOf(first) === undefined ? '' : facet(firstOf(first)!, 3));
  await expect.poll(phaseOfFirst, patiently).toBe('continue');
}, 300_000);
