import type { AlarmPreset } from '../alarms/preset.ts';
import type { PersonId } from '../ids.ts';
import { protocols } from '../protocols/registry.ts';

/** One version of a preset: who drafted it and, once it is signed, who signed (AL41). Never changed afterwards. */
export type PresetVersion = {
  readonly preset: AlarmPreset;
  /** The version of the same preset it was made from. */
  readonly basedOn: number;
  readonly draftedBy: PersonId | null;
  readonly draftedAtMs: number;
  readonly signedBy: PersonId | null;
  readonly signedAtMs: number | null;
};

type Drafted = { readonly presets: readonly PresetVersion[] };

/** All versions are kept; a clinic that has made so many has mistaken something. */
export const presetVersionsAtMost = 100;

/** What the protocols come with: version 1 of each, in use until another is signed. */
export function factoryPresets(): readonly AlarmPreset[] {
  const byId = new Map(protocols.map(({ alarmPreset }) => [alarmPreset.id, alarmPreset]));
  return [...byId.values()];
}

/** The newest signed version of each preset. Empty at first: then the one the protocol comes with counts. */
export function presetsInUse({ presets }: Drafted): readonly AlarmPreset[] {
  const newestById = new Map<string, AlarmPreset>();
  for (const { preset, signedAtMs } of presets) {
    const known = newestById.get(preset.id);
    if (signedAtMs !== null && (known === undefined || preset.version > known.version))
      newestById.set(preset.id, preset);
  }
  return [...newestById.values()];
}

/** What a session opened now would get: the one in use, else the factory's; null for an id nobody knows. */
export function presetInUse(site: Drafted, id: string): AlarmPreset | null {
  const known = [...presetsInUse(site), ...factoryPresets()];
  return known.find((preset) => preset.id === id) ?? null;
}

/** Of the site or of the factory. */
export function presetVersion(site: Drafted, id: string, version: number): AlarmPreset | null {
  const known = [...site.presets.map(({ preset }) => preset), ...factoryPresets()];
  return known.find((preset) => preset.id === id && preset.version === version) ?? null;
}

/** The number the next version of it gets; null for an id nobody knows. */
export function nextVersion(site: Drafted, id: string): number | null {
  const known = [...site.presets.map(({ preset }) => preset), ...factoryPresets()];
  const versions = known.filter((preset) => preset.id === id).map(({ version }) => version);
  return versions.length === 0 ? null : Math.max(...versions) + 1;
}
