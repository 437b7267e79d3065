import { describe, expect, it } from 'vitest';
import { aChair, aScenario } from '../testing/a-scenario.ts';
import { createTruthLog } from '../truth/truth-log.ts';
import { createPace } from './pace.ts';
import { createPlayer, noWorld } from './player.ts';
import { noRecording } from './recording.ts';
import { createRun } from './run.ts';

const steps = [
  '- { at: S+5s, ox.probe_off: {}, for: 4s }',
  '- { at: S+8s, link: ox, fault: corrupt, rate: 0.5 }',
];
const scenario = aScenario(
  `chairs:\n${aChair('1', `    timeline:\n${steps.map((step) => `      ${step}\n`).join('')}`)}`,
);

/** Twenty seconds, really played at that speed. */
async function wireAt(speed: number | null): Promise<string> {
  let wire = '';
  const run = createRun({
    scenario,
    seed: 7,
    startAtMs: scenario.startAtMs,
    truth: createTruthLog(() => undefined),
    onProblem: (problem) => (wire += problem),
  });
  const pace = createPace(speed);
  const player = createPlayer({
    run,
    pace,
    world: noWorld(pace),
    recording: { ...noRecording, wire: ({ atMs, link, hex }) => (wire += `${atMs} ${link} ${hex}\n`) },
  });
  await player.playUntil(scenario.startAtMs + 20_000);
  return wire;
}

describe('the pace of a run', () => {
  it('[SI8] twenty seconds at the speed of life and at fifty times it are the same bytes', async () => {
    const [atOne, atFifty, atOnce] = await Promise.all([wireAt(1), wireAt(50), wireAt(null)]);
    expect(atOne.length).toBeGreaterThan(1_000);
    expect(atFifty).toBe(atOne);
    expect(atOnce).toBe(atOne);
  });
});
