import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SiteView } from '@chairside/shared/wire.ts';
import { mllpFrame } from '@chairside/simulators/links/mllp.ts';
import { encodePcd01 } from '@chairside/simulators/links/pcd01.ts';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type Served } from '../bench/processes.ts';
import { enterBrowser, firstAdministrator } from '../support/people.ts';

const places = [
  { place: 'outside simulation', speed: 0, isSimulation: false, taken: 'P', refused: ['T', 'D', ''] },
  { place: 'in simulation', speed: 1, isSimulation: true, taken: 'T', refused: ['P', 'D', ''] },
] as const;

for (const { place, speed, isSimulation, taken, refused } of places) {
  describe(`a gateway ${place}`, () => {
    let folder: string;
    let gateway: Served;
    let screen: Socket;
    let view: SiteView;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'chairside-hl7-'));
      gateway = await startGateway({ folder, chairs: '2', speed });
      const url = `http://127.0.0.1:${gateway.httpPort}`;
      const browser = isSimulation
        ? enterBrowser(url)
        : await firstAdministrator(url, { dataFolder: folder, place: 'clinic' });
      screen = browser.screen();
      await new Promise<void>((resolve) => {
        screen.on('site:view', (newest: SiteView) => {
          view = newest;
          resolve();
        });
      });
    }, 30_000);

    afterAll(async () => {
      screen.disconnect();
      await gateway.stop();
      await rm(folder, { recursive: true, force: true });
    });

    it('[HL19] says what kind of place it is', async () => {
      const health = await fetch(`http://127.0.0.1:${gateway.httpPort}/healthz`);
      expect(await health.json()).toMatchObject({ status: 'ok', isSimulation });
      expect(view.site.isSimulation).toBe(isSimulation);
    });

    for (const processing of refused) {
      it(`[HL19] a message with “${processing}” in MSH-11 is AR with a reason`, async () => {
        const answer = await exchange(gateway.mllpPort, aMessage('OXI-REFUSED', processing));
        expect(segment(answer, 'MSA')).toMatch(/^MSA\|AR\|M1\|.{10,}/);
        expect(segment(answer, 'ERR')).toMatch(/^ERR\|\|\|202\^.+\^HL70357\|E/);
      });
    }

    it(`[HL19] [CH6] a message with “${taken}” is AA, and its device, and none that was refused, is shown as unassigned`, async () => {
      await exchange(gateway.mllpPort, aMessage('OXI-REFUSED', refused[0]));
      const answer = await exchange(gateway.mllpPort, aMessage('OXI-7', taken));
      expect(segment(answer, 'MSA')).toMatch(/^MSA\|AA\|M1(\||$)/);
      expect(segment(answer, 'ERR')).toBeUndefined();
      const unassigned = () => view.unassigned;
      await expect.poll(unassigned, { timeout: 10_000 }).not.toEqual([]);
      expect(unassigned()).toMatchObject([
        {
          deviceId: 'OXI-7',
          latest: [
            { parameter: 'spo2Percent', quality: 'good', value: 96 },
            { parameter: 'pulseRateBpm', quality: 'good', value: 61 },
          ],
        },
      ]);
    });

    it('[DV13] what a second connection says under the name of the first is not shown', async () => {
      const [one, two] = [await aConnection(gateway.mllpPort), await aConnection(gateway.mllpPort)];
      const answers: string[] = [];
      for (let times = 0; times < 3; times += 1) {
        await one.exchange(aMessage('TWIN', taken, 96));
        answers.push(await two.exchange(aMessage('TWIN', taken, 71)));
      }
      const codes = answers.map((answer) => /MSA\|(\w\w)/.exec(answer)?.[1]);
      expect(codes, 'it may be said again, until it is known for another').toEqual(['AE', 'AA', 'AA']);
      await one.exchange(aMessage('TWIN', taken, 96));
      await two.exchange(aMessage('TWIN', taken, 71));
      await two.exchange(aMessage('AFTER', taken));
      const shown = (deviceId: string) => view.unassigned.find((device) => device.deviceId === deviceId);
      await expect.poll(() => shown('AFTER'), { timeout: 10_000 }).toBeDefined();
      expect(shown('TWIN')?.latest).toMatchObject([{ value: 96 }, { value: 61 }]);
      for (const { end } of [one, two]) end();
    });
  });
}

/** PCD-01 as a monitor sends it, with `processing` in MSH-11. */
function aMessage(deviceId: string, processing: string, spo2 = 96): string {
  const text = encodePcd01({
    sender: 'MONITOR',
    controlId: 'M1',
    sentAtMs: Date.now(),
    measuredAtMs: Date.now(),
    profile: 'oximeter',
    deviceId,
    observations: [
      { parameter: 'spo2Percent', result: { value: spo2 } },
      { parameter: 'pulseRateBpm', result: { value: 61 } },
    ],
  });
  return text.replace('|M1|T|2.6', `|M1|${processing}|2.6`);
}

/** One message on a connection of its own; the answer as it stands, without its frame. */
function exchange(port: number, message: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port });
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
      if (!answer.endsWith('\x1c\r')) return;
      socket.destroy();
      resolve(answer.slice(1, -2));
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error(`closed without an answer: ${answer}`)));
    socket.write(mllpFrame(message));
  });
}

function segment(message: string, name: string): string | undefined {
  return message.split('\r').find((line) => line.startsWith(`${name}|`));
}

/** A connection that stays; each message waits for its answer. */
async function aConnection(port: number) {
  const socket = connect({ host: '127.0.0.1', port });
  await once(socket, 'connect');
  return {
    async exchange(message: string): Promise<string> {
      socket.write(mllpFrame(message));
      return String(await once(socket, 'data'));
    },
    end: () => socket.destroy(),
  };
}
