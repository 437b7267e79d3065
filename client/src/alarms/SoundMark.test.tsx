import { en } from '@chairside/shared/text/en.ts';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFakeAudio } from '../sound/fake-audio.ts';
import { createSoundDesk } from '../sound/sound-desk.ts';
import { chooseLanguage } from '../ui/preferences.ts';
import { SoundDeskProvider } from './sound-desk.tsx';
import { SoundMark } from './SoundMark.tsx';

const { sound } = en.alarm;

beforeEach(() => chooseLanguage('en'));
afterEach(cleanup);

it('[AL29] where the browser does not play all the same, the mark says so, and no more once it does', async () => {
  const audio = createFakeAudio({ isRunning: false });
  render(
    <SoundDeskProvider value={createSoundDesk(audio)}>
      <SoundMark />
    </SoundDeskProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: sound.locked }));
  const refused = await screen.findByRole('button', { name: sound.refused });
  audio.allowResume();
  fireEvent.click(refused);
  expect(await screen.findByRole('button', { name: sound.test })).toBeDefined();
});
