import { z } from 'zod';
import { chairIdSchema } from '../ids.ts';

/**
 * What a screen can do just now, told with every heartbeat (AL29). The gateway believes it for 5 s.
 *
 * sound    audible         unlocked by a person, the audio clock advances, the output is the one that was tested
 *          locked          nobody has unlocked it since the page was loaded
 *          stopped         the audio clock stands still, or the self-test of the audio path failed
 *          output-changed  another output device than the one tested: headphones, say
 * place    chair           at the patient;  desk  watching chairs from elsewhere
 * watches  the chairs it sounds for
 */
export const soundStates = ['audible', 'locked', 'stopped', 'output-changed'] as const;
export const screenPlaceSchema = z.enum(['chair', 'desk']);
export type ScreenPlace = z.infer<typeof screenPlaceSchema>;
export const screenReportSchema = z.object({
  place: screenPlaceSchema,
  watches: z.array(chairIdSchema).max(256),
  sound: z.enum(soundStates),
  isVisible: z.boolean(),
  /** Null where the browser can not say. */
  isKeptAwake: z.boolean().nullable(),
  /** Since a person last touched it; null when nobody has. */
  touchedAgoMs: z.number().min(0).nullable(),
  batteryPercent: z.number().min(0).max(100).nullable(),
});
export type ScreenReport = z.infer<typeof screenReportSchema>;
export type SoundState = (typeof soundStates)[number];

/** Somebody beside it would hear it: a page in the background is throttled by the browser, and counts as silent. */
export function isAudible({ sound, isVisible }: ScreenReport): boolean {
  return sound === 'audible' && isVisible;
}
