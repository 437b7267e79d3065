import { useSoundDesk } from '../../alarms/sound-desk.tsx';
import type { SoundDesk } from '../../sound/sound-desk.ts';

/** What the start-of-day test needs of the screen's sound: the path the alarms take, and no other. */
export type TestSound = Pick<SoundDesk, 'unlock' | 'remind'>;

/** A screen without sound: the test can be run on it, and nobody will hear anything. */
const none: TestSound = { unlock: () => Promise.resolve(false), remind: () => undefined };

export function useTestSound(): TestSound {
  return useSoundDesk() ?? none;
}
