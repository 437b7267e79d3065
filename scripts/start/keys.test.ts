import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import type { Panel, PanelCommand } from '@chairside/shared/simulation.ts';
import { openControlDoor } from '@chairside/simulators/control/http.ts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listenToKeys } from './keys.ts';

/** A terminal that a test presses keys in, before the simulator's real door. */
async function aTerminal() {
  const commands: PanelCommand[] = [];
  const said: string[] = [];
  let hasEnded = false;
  let pace = { speed: 1, isPaused: false };
  const door = await openControlDoor({
    port: 0,
    panel: () => pace as Panel,
    truthSince: () => [],
    obey(command) {
      commands.push(command);
      if (command.type === 'set-speed') pace = { ...pace, speed: command.speed };
      if (command.type === 'pause') pace = { ...pace, isPaused: true };
      if (command.type === 'resume') pace = { ...pace, isPaused: false };
      return command.type === 'inject' && command.verb === 'vasovagal'
        ? { ok: false, problems: ['not just now'] }
        : { ok: true };
    },
  });
  const input = Object.assign(new PassThrough(), { setRawMode: () => input });
  const keys = listenToKeys({
    input: input as unknown as ReadStream,
    chairs: ['1', '2', 'window'],
    control: `http://127.0.0.1:${door.port}`,
    say: (line) => said.push(line),
    end: () => (hasEnded = true),
  });
  onTestFinished(async () => {
    keys.stop();
    await door.close();
  });
  return {
    press: (key: string) => input.write(key),
    commands,
    said,
    hasEnded: () => hasEnded,
    changeTo: (next: typeof pace) => void (pace = next),
  };
}

describe('keys in the terminal', () => {
  const keys = [
    { key: 'a', target: 'patient', verb: 'apnea' },
    { key: 'h', target: 'patient', verb: 'hypertensive_response' },
    { key: 'p', target: 'ox', verb: 'probe_off' },
    { key: 'k', target: 'nbp', verb: 'leak' },
    { key: 'd', target: 'link:ox', verb: 'down' },
  ];
  for (const { key, target, verb } of keys) {
    it(`[SI10] ${key} is ${target}.${verb} at the chosen chair`, async () => {
      const { press, commands, said } = await aTerminal();
      press('3');
      press(key);
      await expect.poll(() => said).toHaveLength(2);
      expect(commands).toMatchObject([{ type: 'inject', chair: 'window', target, verb, params: {} }]);
      expect(said[0]).toBe('chair window');
    });
  }

  it('[SI10] space pauses and goes on, + and − change the pace within its bounds', async () => {
    const { press, commands } = await aTerminal();
    for (const [count, key] of [' ', ' ', '+', '+', '-'].entries()) {
      press(key);
      await expect.poll(() => commands).toHaveLength(count + 1);
    }
    expect(commands).toEqual([
      { type: 'pause' },
      { type: 'resume' },
      { type: 'set-speed', speed: 2 },
      { type: 'set-speed', speed: 5 },
      { type: 'set-speed', speed: 2 },
    ]);
  });

  it('[SI10] what the panel changed meanwhile is what a key starts from', async () => {
    const { press, commands, changeTo } = await aTerminal();
    changeTo({ speed: 20, isPaused: true });
    press('+');
    await expect.poll(() => commands).toEqual([{ type: 'set-speed', speed: 60 }]);
    press(' ');
    await expect.poll(() => commands).toHaveLength(2);
    expect(commands[1]).toEqual({ type: 'resume' });
  });

  it('[SI10] what is refused is said', async () => {
    const { press, said } = await aTerminal();
    press('v');
    await expect.poll(() => said).toEqual(['not just now']);
  });

  for (const key of ['q', '\u0003']) {
    it(`[SI15] ${JSON.stringify(key)} ends all of it`, async () => {
      const { press, hasEnded } = await aTerminal();
      press(key);
      await expect.poll(hasEnded).toBe(true);
    });
  }
});
