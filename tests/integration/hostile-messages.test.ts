import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { createMalformed } from '../support/malformed.ts';
import { enterNurse, mustBeRecorded, type Nurse } from '../support/nurse.ts';
import { openRawScreen } from '../support/raw-screen.ts';

let gateway: Gateway;
let nurse: Nurse;

beforeAll(async () => {
  gateway = await startGateway({ chairs: '1', speed: 1 });
  nurse = enterNurse(gateway);
  mustBeRecorded(
    await nurse.command('1', {
      type: 'open-session',
      patient: { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 },
      protocolId: 'iv-ketamine-40',
      series: null,
    }),
  );
}, 30_000);

afterAll(async () => {
  nurse.leave();
  await gateway.end();
});

async function residentMegabytes(): Promise<number> {
  const status = await readFile(`/proc/${gateway.pid()}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

const seed = Number(process.env['CHAIRSIDE_SEED'] ?? Date.now() % 1e9);
const messages = 10_000;
const talkers = 4;
const growthAtMostMegabytes = 128;

describe('ten thousand messages that are none', { timeout: 120_000 }, () => {
  it('[DO7] leave the gateway as it was, and whoever else is there is served meanwhile', async () => {
    const malformed = createMalformed(seed);
    const before = { chair: await nurse.chair('1'), megabytes: await residentMegabytes() };
    const beganMs = performance.now();
    let hungUp = 0;
    let slowestMs = 0;

    /** Each message is known to have arrived before the next: its screen is answered after it, or hung up on. */
    async function sayEach(first: number): Promise<void> {
      let screen = await openRawScreen(gateway.url, { personId: 'nurse-2' });
      for (let n = first; n < messages; n += talkers) {
        if (n % 100 === 0) await lookOn();
        screen.say(malformed(n));
        if ((await screen.ask('chair:leave', '{"chair":"1"}')) !== null) continue;
        hungUp += 1;
        screen = await openRawScreen(gateway.url, { personId: 'nurse-2' });
      }
      screen.leave();
    }

    async function lookOn(): Promise<void> {
      const askedMs = performance.now();
      expect((await nurse.chair('1')).state.session?.id).toBe(before.chair.state.session?.id);
      slowestMs = Math.max(slowestMs, performance.now() - askedMs);
    }

    await Promise.all(Array.from({ length: talkers }, (_, first) => sayEach(first)));
    const seconds = (performance.now() - beganMs) / 1000;
    const grownMegabytes = (await residentMegabytes()) - before.megabytes;
    process.stdout.write(
      `${messages} malformed messages, seed ${seed}: ${Math.round(messages / seconds)}/s, hung up on ${hungUp} times, ` +
        `memory +${grownMegabytes.toFixed(1)} MB, somebody else answered within ${slowestMs.toFixed(0)} ms\n`,
    );
    expect((await nurse.chair('1')).state.seq).toBe(before.chair.state.seq);
    mustBeRecorded(await nurse.command('1', { type: 'score-moaas', score: 5 }));
    expect(slowestMs).toBeLessThan(2_000);
    expect(grownMegabytes).toBeLessThan(growthAtMostMegabytes);
  });
});

/** In a simulation, whose panel is large; a clinic's gateway takes 64 KiB. */
const largestBytes = 1024 * 1024;

describe('a message too large', () => {
  for (const [what, bytes, isTaken] of [
    ['a byte below the limit', largestBytes - 1, true],
    ['at the limit', largestBytes, true],
    ['a byte above the limit', largestBytes + 1, false],
  ] as const) {
    it(`[DO6] ${what} is ${isTaken ? 'answered' : 'hung up on, and nobody else is'}`, async () => {
      const screen = await openRawScreen(gateway.url);
      const other = await openRawScreen(gateway.url);
      const around = '421["chair:leave",{"chair":"1","x":""}]'.length;
      const padding = 'x'.repeat(bytes - around);
      const answer = screen.ask('chair:leave', `{"chair":"1","x":"${padding}"}`);
      expect(await answer).toBe(isTaken ? '[{"ok":true,"value":null}]' : null);
      expect([screen.isGone(), other.isGone()]).toEqual([!isTaken, false]);
      expect(await other.ask('chair:leave', '{"chair":"1"}')).toBe('[{"ok":true,"value":null}]');
      screen.leave();
      other.leave();
    });
  }
});
