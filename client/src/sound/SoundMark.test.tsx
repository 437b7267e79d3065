import { en } from '@chairside/shared/text/en.ts';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { createFakeAudio, type FakeAudio } from './fake-audio.ts';
import { createSoundDesk } from './sound-desk.ts';
import { SoundMark } from './SoundMark.tsx';

afterEach(cleanup);

function show(audio: FakeAudio): () => void {
  const desk = createSoundDesk(audio);
  render(<SoundMark desk={desk} />);
  return desk.start();
}

async function tap(): Promise<void> {
  await act(async () => {
    fireEvent.click(screen.getByRole('button'));
    await Promise.resolve();
  });
}

it('[AL29] a screen nobody has touched says that its sound is off, until it is tapped', async () => {
  const stop = show(createFakeAudio());
  expect(screen.getByRole('button').textContent).toContain(en.sound.off.locked);
  await tap();
  expect(screen.queryByRole('button')).toBeNull();
  stop();
});

it('[AL29] a tap that brings no sound says so', async () => {
  const stop = show(createFakeAudio({ isRunning: false }));
  await tap();
  expect(screen.getByRole('button').textContent).toContain(en.sound.failed);
  stop();
});

it('[AL29] sound that stops or goes elsewhere is called by what it is', async () => {
  const audio = createFakeAudio();
  const stop = show(audio);
  await tap();
  act(() => audio.changeOutput());
  expect(screen.getByRole('button').textContent).toContain(en.sound.off['output-changed']);
  act(() => audio.setRunning(false));
  expect(screen.getByRole('button').textContent).toContain(en.sound.off.stopped);
  stop();
});
