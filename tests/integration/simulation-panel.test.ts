import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Panel } from '@chairside/shared/simulation.ts';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { holdClock, must, type SteppedBedside } from '../support/stepped-bedside.ts';
import { aScreenAt } from '../support/wire-screen.ts';

/** What a screen sees of the simulator and tells it, through the gateway. */
let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway({ chairs: '1', speed: 1 });
}, 30_000);

afterAll(() => gateway.end());

async function aSimulator(): Promise<SteppedBedside> {
  const simulator = await holdClock(gateway);
  onTestFinished(() => simulator.leave());
  return simulator;
}

/** Keeps the panels it is sent. */
function aWatcher() {
  const screen = aScreenAt(gateway.url);
  const panels: unknown[] = [];
  screen.on('simulation:panel', (panel: unknown) => panels.push(panel));
  const ask = (name: 'simulation:watch' | 'simulation:unwatch'): Promise<unknown> =>
    screen.timeout(5_000).emitWithAck(name, {});
  return { panels, ask };
}

const aPanel: Panel = {
  scenario: 'calm day',
  seed: 7,
  sessionNowMs: 0,
  speed: 1,
  isPaused: false,
  scenarios: [{ name: 'calm day', about: 'nothing happens' }],
  verbSets: [],
  chairs: [],
};

/** As large as the panel of a full clinic: a quarter of a megabyte. */
const manyScenarios = Array.from({ length: 1_000 }, (_, index) => ({
  name: `scenario ${String(index)}`,
  about: 'x'.repeat(220),
}));

describe('the simulator panel, relayed', () => {
  it('[SI77] a screen that watches has what the simulator shows, until it watches no more or the simulator is gone', async () => {
    const [leaving, staying] = [aWatcher(), aWatcher()];
    for (const { ask } of [leaving, staying])
      expect(await ask('simulation:watch')).toEqual({ ok: true, value: null });
    const simulator = await aSimulator();
    must(await simulator.control.show(aPanel));
    for (const { panels } of [leaving, staying]) await expect.poll(() => panels).toEqual([aPanel]);
    expect(await leaving.ask('simulation:unwatch')).toEqual({ ok: true, value: null });
    const next = { ...aPanel, seed: 8, scenarios: manyScenarios };
    must(await simulator.control.show(next));
    await expect.poll(() => staying.panels).toEqual([aPanel, next]);
    expect(await leaving.ask('simulation:watch')).toEqual({ ok: true, value: next });
    expect(leaving.panels).toEqual([aPanel]);
    simulator.leave();
    for (const { panels } of [leaving, staying]) await expect.poll(() => panels.at(-1)).toBe(null);
  });

  it('[SI77] what a screen asks for the simulator does, and its answer comes back', async () => {
    const screen = aScreenAt(gateway.url);
    const command = (body: object): Promise<unknown> =>
      screen.timeout(8_000).emitWithAck('simulation:do', { command: body });
    const inject = { type: 'inject', chair: '1', target: 'patient', verb: 'apnoea' };
    expect(await command({ type: 'pause' })).toEqual({
      ok: true,
      value: { ok: false, problems: ['No simulator holds the clock.'] },
    });
    const simulator = await aSimulator();
    expect(await command({ type: 'pause' })).toEqual({
      ok: true,
      value: { ok: false, problems: ['This simulator takes no commands.'] },
    });
    const done: unknown[] = [];
    simulator.control.onDo((one) => {
      done.push(one);
      if (one.type === 'resume') throw new Error('out of order');
      return one.type === 'inject' ? { ok: true } : { ok: false, problems: ['not now'] };
    });
    expect(await command(inject)).toEqual({ ok: true, value: { ok: true } });
    expect(done).toEqual([{ ...inject, params: {}, forMs: null }]);
    expect(await command({ type: 'pause' })).toEqual({
      ok: true,
      value: { ok: false, problems: ['not now'] },
    });
    expect(await command({ type: 'resume' })).toEqual({
      ok: true,
      value: { ok: false, problems: ['The simulator failed: Error: out of order'] },
    });
    expect(await command({ type: 'explode' })).toMatchObject({ ok: false, error: { type: 'malformed' } });
  });

  it('[SI77] a simulator that does not answer within 5 s is said not to', async () => {
    const simulator = await aSimulator();
    simulator.control.onDo(() => new Promise(() => undefined));
    const answer: unknown = await aScreenAt(gateway.url)
      .timeout(10_000)
      .emitWithAck('simulation:do', { command: { type: 'pause' } });
    expect(answer).toEqual({
      ok: true,
      value: { ok: false, problems: ['The simulator does not answer.'] },
    });
  });
});
