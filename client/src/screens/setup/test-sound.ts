import type { SoundDesk } from '../../sound/sound-desk.ts';

/** What the start-of-day test needs of the screen's sound: the path the alarms take, and no other. */
export type TestSound = Pick<SoundDesk, 'unlock' | 'remind'>;
