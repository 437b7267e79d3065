import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { SourceChangedBecause } from '@chairside/shared/chair/source-events.ts';
import type { SourceClass } from '@chairside/shared/devices/source-class.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';

/** From which device the record of a session has each parameter, as it was when it was recorded last (DV9). */
export type Sources = ReadonlyMap<ParameterId, Source>;

export type Source = {
  readonly deviceId: DeviceId;
  readonly sourceClass: SourceClass;
  /** Alarms hang on it (DV6). */
  readonly isJudged: boolean;
};

/** Why the device that is recorded speaks, and not another of the chair. */
export type SpeaksBecause = Exclude<SourceChangedBecause, 'restarted' | 'setting'>;

/** That a parameter was recorded, from where, and why from there. */
export type Spoken = {
  readonly parameter: ParameterId;
  readonly source: Source;
  readonly because: SpeaksBecause;
};

type SourceChanged = Extract<ChairFact, { type: 'source-changed' }>;

/**
 * What has to be told of where numbers come from: that it is another device than before, or that it is of another kind now, or
 * alarms hang on it or do not any more. Of the first of a session only where it is no monitor. What changed together is one fact.
 */
export function sourceFacts(
  before: Sources,
  spoken: readonly Spoken[],
): { readonly facts: readonly SourceChanged[]; readonly sources: Sources } {
  const sources = new Map(before);
  const facts: SourceChanged[] = [];
  for (const { parameter, source, because } of spoken) {
    const was = sources.get(parameter) ?? null;
    sources.set(parameter, source);
    const why = changedBecause(was, source, because);
    if (why === null) continue;
    const body = { ...source, was: was?.deviceId ?? null, because: why };
    const together = facts.findIndex((fact) => isSameChange(fact.body, body));
    const parameters = [...(facts[together]?.body.parameters ?? []), parameter];
    const fact: SourceChanged = { type: 'source-changed', body: { parameters, ...body } };
    if (together === -1) facts.push(fact);
    else facts[together] = fact;
  }
  return { facts, sources };
}

function changedBecause(
  was: Source | null,
  { deviceId, sourceClass, isJudged }: Source,
  because: SpeaksBecause,
): SourceChangedBecause | null {
  if (was === null) return sourceClass === 'monitor' ? null : 'first';
  // Nobody spoke before it since the gateway runs, though the record has another.
  if (was.deviceId !== deviceId) return because === 'first' ? 'restarted' : because;
  const isAsBefore = was.isJudged === isJudged && was.sourceClass === sourceClass;
  return isAsBefore ? null : 'setting';
}

type Change = Omit<SourceChanged['body'], 'parameters'>;

function isSameChange(one: Change, other: Change): boolean {
  return one.deviceId === other.deviceId && one.was === other.was && one.because === other.because;
}
