import { kiosk } from '@chairside/shared/text/en-kiosk.ts';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFakeAudio } from '../sound/fake-audio.ts';
import { createSoundDesk } from '../sound/sound-desk.ts';
import { chooseLanguage } from '../ui/preferences.ts';

const { arm } = kiosk;

beforeEach(() => {
  // Whoever left the gate is not asked again on the same page: each test is a page of its own.
  vi.resetModules();
  chooseLanguage('en');
});
afterEach(cleanup);

async function opened(isRunning = true) {
  const { SoundGate } = await import('./SoundGate.tsx');
  const { SoundDeskProvider: Provider } = await import('../alarms/sound-desk.tsx');
  const audio = createFakeAudio({ isRunning });
  const desk = createSoundDesk(audio);
  const shown = () =>
    render(
      <Provider value={desk}>
        <SoundGate />
      </Provider>,
    );
  shown();
  return { audio, desk, shown };
}

const tap = async (name: string) => {
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
    await Promise.resolve();
  });
};

it('[UI13] one tap arms the sound and is heard; who heard it is asked no more', async () => {
  const { audio, desk, shown } = await opened();
  expect(desk.state()).toBe('locked');
  await tap(arm.arm);
  expect(audio.played).toHaveLength(1);
  expect(screen.getByRole('heading', { name: arm.heard })).toBeDefined();
  await tap(arm.again);
  expect(audio.played).toHaveLength(2);
  await tap(arm.yes);
  expect(screen.queryByRole('complementary')).toBeNull();
  cleanup();
  shown();
  expect(screen.queryByRole('complementary'), 'nor on the next screen').toBeNull();
});

it('[UI13] where nothing plays that is said, and tried again', async () => {
  const { audio } = await opened(false);
  await tap(arm.arm);
  expect(screen.getByRole('alert').textContent).toBe(arm.refused);
  audio.allowResume();
  await tap(arm.arm);
  expect(screen.getByRole('heading', { name: arm.heard })).toBeDefined();
});

it('[UI13] it can be left, and is no dialog: nothing behind it is inert', async () => {
  const { desk } = await opened();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.querySelector('[inert]')).toBeNull();
  await tap(arm.later);
  expect(screen.queryByRole('complementary')).toBeNull();
  expect(desk.state(), 'and the bar goes on saying that nothing sounds').toBe('locked');
});

it('[UI13] armed by the mark in the bar, it goes', async () => {
  const { desk } = await opened();
  await act(async () => {
    await desk.unlock();
  });
  expect(screen.queryByRole('complementary')).toBeNull();
});
