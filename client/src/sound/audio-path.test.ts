import { expect, it } from 'vitest';
import {
  beginProbe,
  changeOutput,
  isProbeDue,
  judgeProbe,
  lockedPath,
  lookAtClock,
  probeForMs,
  soundStateOf,
  unlockPath,
  type AudioPath,
} from './audio-path.ts';

const unlocked = unlockPath(lockedPath);

/** Looked at every 500 ms of the host, while the audio clock advances as given. */
function looked(path: AudioPath, audioSteps: readonly number[]): AudioPath {
  const start = lookAtClock(path, { hostMs: 0, audioMs: 0, isRunning: true });
  let audioMs = 0;
  return audioSteps.reduce((before, stepMs, index) => {
    audioMs += stepMs;
    return lookAtClock(before, { hostMs: (index + 1) * 500, audioMs, isRunning: true });
  }, start);
}

it('[AL29] sound is locked until a person unlocks it, though the browser would play', () => {
  expect(soundStateOf(looked(lockedPath, [500, 500]))).toBe('locked');
  expect(soundStateOf(looked(unlocked, [500, 500]))).toBe('audible');
});

const clocks = [
  { steps: [500, 251, 251], state: 'audible', why: 'advances by more than half' },
  { steps: [500, 250, 250], state: 'audible', why: 'advances by half' },
  { steps: [500, 249, 249], state: 'stopped', why: 'advances by less than half' },
  { steps: [500, 0], state: 'audible', why: 'was told late once' },
  { steps: [500, 0, 1_000], state: 'audible', why: 'was told late once, and has caught up' },
  { steps: [500, 0, 0], state: 'stopped', why: 'stands still for a second' },
  { steps: [0, 0, 500], state: 'audible', why: 'advances again' },
] as const;
for (const { steps, state, why } of clocks) {
  it(`[AL29] an audio clock that ${why} is ${state}`, () => {
    expect(soundStateOf(looked(unlocked, steps))).toBe(state);
  });
}

it('[AL29] a page that stood still for 3 s while its audio went on is audible', () => {
  const before = looked(unlocked, [500]);
  const after = lookAtClock(before, { hostMs: 3_500, audioMs: 3_500, isRunning: true });
  expect(soundStateOf(after)).toBe('audible');
});

it('[AL29] a browser that says it does not play has stopped, whatever its clock did', () => {
  const after = lookAtClock(looked(unlocked, [500]), { hostMs: 510, audioMs: 510, isRunning: false });
  expect(soundStateOf(after)).toBe('stopped');
});

it('[AL29] another output is not audible until it was tested', () => {
  const changed = changeOutput(looked(unlocked, [500]));
  expect(soundStateOf(changed)).toBe('output-changed');
  expect(soundStateOf(unlockPath(changed))).toBe('audible');
});

it('[AL29] what has stopped on another output is called stopped', () => {
  const changed = changeOutput(looked(unlocked, [500, 0, 0]));
  expect(soundStateOf(changed)).toBe('stopped');
});

const dueRows = [
  { afterMs: 14_999, isDue: false },
  { afterMs: 15_000, isDue: true },
  { afterMs: 15_001, isDue: true },
];
for (const { afterMs, isDue } of dueRows) {
  it(`[AL29] ${afterMs} ms after it was heard the output is ${isDue ? '' : 'not '}tested again`, () => {
    const passed = judgeProbe(beginProbe(unlocked, 0), { hostMs: 0, audioMs: 500, isOutputAlive: true });
    expect(isProbeDue(passed, afterMs)).toBe(isDue);
  });
}

it('[AL29] nothing is tested before a person has unlocked the sound', () => {
  expect(isProbeDue(lockedPath, 60_000)).toBe(false);
  expect(isProbeDue(unlocked, 0)).toBe(true);
});

const judgements = [
  { audioMs: 199, isOutputAlive: false, state: 'audible', status: 'playing' },
  { audioMs: 200, isOutputAlive: false, state: 'stopped', status: 'failed' },
  { audioMs: 1_799, isOutputAlive: false, state: 'stopped', status: 'failed' },
  { audioMs: 1_800, isOutputAlive: false, state: 'audible', status: 'due' },
  { audioMs: probeForMs + 9_000, isOutputAlive: false, state: 'audible', status: 'due' },
  { audioMs: 500, isOutputAlive: true, state: 'audible', status: 'passed' },
] as const;
for (const { audioMs, isOutputAlive, state, status } of judgements) {
  it(`[AL29] looked at ${audioMs} ms into the test, ${isOutputAlive ? 'something' : 'nothing'} arriving: ${status}`, () => {
    const judged = judgeProbe(beginProbe(unlocked, 0), { hostMs: 0, audioMs, isOutputAlive });
    expect(judged.probe.status).toBe(status);
    expect(soundStateOf(judged)).toBe(state);
  });
}

it('[AL29] what failed its test stays stopped until a test is passed', () => {
  const failed = judgeProbe(beginProbe(unlocked, 0), { hostMs: 0, audioMs: 500, isOutputAlive: false });
  expect(isProbeDue(failed, 1)).toBe(true);
  const again = beginProbe(failed, 1_000);
  expect(soundStateOf(again)).toBe('stopped');
  const tooLate = judgeProbe(again, { hostMs: 9_000, audioMs: 9_000, isOutputAlive: false });
  expect(soundStateOf(tooLate)).toBe('stopped');
  const heard = judgeProbe(again, { hostMs: 1_500, audioMs: 1_500, isOutputAlive: true });
  expect(soundStateOf(heard)).toBe('audible');
});
