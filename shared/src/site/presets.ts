import type { AlarmPreset } from '../alarms/preset.ts';
import { protocols } from '../protocols/registry.ts';
import type { Kept, Version } from './versions.ts';

/** Which version of each preset counts (AL41). */

export type PresetVersion = Version<AlarmPreset>;

/** What the protocols come with: version 1 of each, in use until another is signed. */
const factoryPresets: readonly AlarmPreset[] = [
  ...new Map(protocols.map(({ alarmPreset }) => [alarmPreset.id, alarmPreset])).values(),
];

export function keptPresets({ presets }: { readonly presets: readonly PresetVersion[] }): Kept<AlarmPreset> {
  return { factory: factoryPresets, drafted: presets };
}
