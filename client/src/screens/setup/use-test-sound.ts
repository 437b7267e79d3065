import { createSoundDesk, type SoundDesk } from '../../sound/sound-desk.ts';
import { createWebAudio } from '../../sound/web-audio.ts';
import type { TestSound } from './test-sound.ts';

let desk: SoundDesk | null = null;

function deskOfThisScreen(): SoundDesk {
  if (desk !== null) return desk;
  desk = createSoundDesk(createWebAudio(new AudioContext()));
  desk.start();
  return desk;
}

export function useTestSound(): TestSound {
  return {
    unlock: () => deskOfThisScreen().unlock(),
    remind: (priority) => deskOfThisScreen().remind(priority),
  };
}
