import type { CourseDeed } from './course-verbs.ts';
import type { NurseAct } from './nurse-script.ts';

/** What the nurse does for a verb of the course; null for what only the pump knows. */
export function actOf(deed: CourseDeed): NurseAct | null {
  switch (deed.verb) {
    case 'infusion.start':
      return { act: 'start' };
    case 'infusion.pause':
      return { act: 'pause' };
    case 'infusion.stop':
      return { act: 'stop-early' };
    case 'infusion.rate':
      return null;
    case 'nurse.acknowledge':
      return { act: 'acknowledge', alarm: deed.params.alarm ?? null };
    case 'nurse.pause_audio':
      return { act: 'pause-audio' };
    case 'nurse.discharge':
      return { act: 'close' };
  }
}
