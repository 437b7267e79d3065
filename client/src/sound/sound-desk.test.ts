import { burstByPriority, chimeSound, linkLostSound } from '@chairside/shared/alarms/bursts.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFakeAudio, type FakeAudio } from './fake-audio.ts';
import { gapMs, leadMs } from './schedule.ts';
import { createSoundDesk, type SoundDesk } from './sound-desk.ts';

const { high, medium, low } = burstByPriority;

/** Of what is cut. */
const fadeMs = 15;

let stop: () => void = () => undefined;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

function aDesk(audio: FakeAudio = createFakeAudio()): SoundDesk {
  const desk = createSoundDesk(audio);
  stop = desk.start();
  return desk;
}

async function unlockedDesk(audio: FakeAudio): Promise<SoundDesk> {
  const desk = aDesk(audio);
  await desk.unlock();
  pass(audio, 2_000);
  return desk;
}

/** Host and audio clock go on together, as they do. */
function pass(audio: FakeAudio, ms: number): void {
  for (let passedMs = 0; passedMs < ms; passedMs += 100) {
    audio.advance(100);
    vi.advanceTimersByTime(100);
  }
}

it('[AL29] a screen nobody touched is locked', () => {
  const audio = createFakeAudio();
  const desk = aDesk(audio);
  pass(audio, 2_000);
  expect(desk.state()).toBe('locked');
});

it('[AL29] a touch unlocks it with a chime, which is none of the alarm sounds', async () => {
  const audio = createFakeAudio();
  const desk = await unlockedDesk(audio);
  expect(desk.state()).toBe('audible');
  expect(audio.played.map(({ sound }) => sound)).toEqual([chimeSound]);
});

it('[AL29] a touch that the browser does not take for one leaves it locked', async () => {
  const audio = createFakeAudio({ isRunning: false });
  const desk = aDesk(audio);
  await desk.unlock();
  expect(desk.state()).toBe('locked');
});

it('[AL29] a touch while an alarm sounds adds no chime to it', async () => {
  const audio = createFakeAudio();
  const desk = aDesk(audio);
  desk.want({ kind: 'burst', priority: 'high' });
  await desk.unlock();
  expect(audio.played.map(({ sound }) => sound)).not.toContain(chimeSound);
});

it('[AL29] audio that the browser suspends has stopped at once, and says so', async () => {
  const audio = createFakeAudio();
  const desk = await unlockedDesk(audio);
  const said: string[] = [];
  desk.store.subscribe(({ state }) => void said.push(state));
  audio.setRunning(false);
  expect(said).toEqual(['stopped']);
});

it('[AL29] an audio clock that stands still has stopped within 2 s', async () => {
  const audio = createFakeAudio();
  const desk = await unlockedDesk(audio);
  vi.advanceTimersByTime(2_000);
  expect(desk.state()).toBe('stopped');
});

it('[AL29] the audio path is tested every 15 s, and a deaf one has stopped', async () => {
  const audio = createFakeAudio();
  const desk = await unlockedDesk(audio);
  expect(audio.probes).toBe(1);
  pass(audio, 32_000);
  expect(audio.probes).toBe(3);
  audio.setDeaf(true);
  pass(audio, 16_000);
  expect(desk.state()).toBe('stopped');
  audio.setDeaf(false);
  pass(audio, 1_000);
  expect(desk.state()).toBe('audible');
});

it('[AL29] other headphones are not trusted until a person has heard them', async () => {
  const audio = createFakeAudio();
  const desk = await unlockedDesk(audio);
  audio.changeOutput();
  expect(desk.state()).toBe('output-changed');
  pass(audio, 30_000);
  expect(desk.state()).toBe('output-changed');
  await desk.unlock();
  expect(desk.state()).toBe('audible');
});

it('[AL24] what is wanted goes on for as long as it is wanted', () => {
  const audio = createFakeAudio();
  const desk = aDesk(audio);
  desk.want({ kind: 'burst', priority: 'high' });
  pass(audio, 300_000);
  const starts = audio.played.map(({ startMs }) => startMs);
  expect(starts.slice(0, 30)).toEqual(Array.from({ length: 30 }, (_, index) => leadMs + index * 10_000));
});

it('[AL25] what is no longer wanted is not heard again', () => {
  const audio = createFakeAudio();
  const desk = aDesk(audio);
  desk.want({ kind: 'burst', priority: 'medium' });
  pass(audio, 500);
  desk.want(null);
  pass(audio, 60_000);
  expect(heard(audio)).toEqual([[medium, leadMs, leadMs + 1_000]]);
});

it('[AL25] a high one is heard after the low burst that had begun', () => {
  const audio = createFakeAudio();
  const desk = aDesk(audio);
  desk.want({ kind: 'burst', priority: 'low' });
  pass(audio, 100);
  desk.want({ kind: 'burst', priority: 'high' });
  expect(heard(audio).slice(0, 2)).toEqual([
    [low, leadMs, leadMs + 600],
    [high, leadMs + 600 + gapMs, leadMs + 600 + gapMs + 3_500],
  ]);
});

it('[AL25] a person who silences it hears no more of it', () => {
  const audio = createFakeAudio();
  const desk = aDesk(audio);
  desk.want({ kind: 'burst', priority: 'high' });
  pass(audio, 300);
  desk.silence();
  pass(audio, 60_000);
  expect(heard(audio)).toEqual([[high, leadMs, 300 + fadeMs]]);
});

it('[AL18] a reminder is heard once', () => {
  const audio = createFakeAudio();
  const desk = aDesk(audio);
  desk.remind('medium');
  pass(audio, 120_000);
  expect(heard(audio)).toEqual([[medium, leadMs, leadMs + 1_000]]);
});

it('[AL39] the sound of a lost link needs nobody to say so again', () => {
  const audio = createFakeAudio();
  const desk = aDesk(audio);
  desk.want({ kind: 'link-lost' });
  pass(audio, 20_000);
  const begun = heard(audio).filter(([, startMs]) => startMs <= 20_000);
  expect(begun).toHaveLength(10);
  expect(begun.every(([sound]) => sound === linkLostSound)).toBe(true);
});

it('[AL29] what is wanted while the browser does not play is tried again until it does', () => {
  const audio = createFakeAudio({ isRunning: false });
  const desk = aDesk(audio);
  desk.want({ kind: 'burst', priority: 'high' });
  pass(audio, 3_000);
  expect(audio.nowMs()).toBe(0);
  audio.allowResume();
  pass(audio, 1_000);
  expect(heard(audio)[0]).toEqual([high, leadMs, leadMs + 3_500]);
});

it('[AL33] tells when the first sample of what was wanted leaves the output', () => {
  const audio = createFakeAudio();
  const desk = aDesk(audio);
  expect(desk.lastOnset()).toBeNull();
  pass(audio, 5_000);
  const wantedAtMs = performance.now();
  desk.want({ kind: 'burst', priority: 'high' });
  const onset = { want: { kind: 'burst', priority: 'high' }, wantedAtMs, onsetAtMs: wantedAtMs + leadMs };
  expect(desk.lastOnset()).toEqual(onset);
  pass(audio, 15_000);
  desk.want({ kind: 'burst', priority: 'high' });
  expect(desk.lastOnset()).toEqual(onset);
});

it('a desk that ends is silent', () => {
  const audio = createFakeAudio();
  const desk = aDesk(audio);
  desk.want({ kind: 'burst', priority: 'high' });
  pass(audio, 300);
  stop();
  pass(audio, 60_000);
  expect(heard(audio)).toEqual([[high, leadMs, 300 + fadeMs]]);
});

/** What a sound that was dropped before its start leaves out. */
function heard(audio: FakeAudio) {
  return audio.played
    .filter(({ startMs, endMs }) => endMs > startMs)
    .map(({ sound, startMs, endMs }) => [sound, startMs, endMs] as const);
}
