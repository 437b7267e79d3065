import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import type { Change } from '../../changes/changes.ts';
import { entryText } from '../../session/corrections.ts';
import { timeOfDay } from '../../ui/format.ts';

/** `Infusion paused – line check 10:21`; what a correction points to stays at its chair. */
export function changeText(change: Change, text: Catalogue, timeZone: string): string {
  return `${entryText(change, { recentEntries: [], timeZone }, text)} ${timeOfDay(change.atMs, timeZone)}`;
}
