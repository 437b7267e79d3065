import { createContext, use } from 'react';
import type { SoundDesk } from '../sound/sound-desk.ts';

/** The one sound desk of this screen; null where there is none, in a test of something else. */
const SoundDeskContext = createContext<SoundDesk | null>(null);

export const SoundDeskProvider = SoundDeskContext;

export function useSoundDesk(): SoundDesk | null {
  return use(SoundDeskContext);
}
