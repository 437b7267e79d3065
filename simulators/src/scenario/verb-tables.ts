import type { Panel, PanelChair, PanelVerb } from '@chairside/shared/simulation.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { cuffVerbs, oximeterVerbs } from '../devices/device-verbs.ts';
import { courseVerbs, siteVerbs } from '../engine/course-verbs.ts';
import { verbsOf } from '../faults/formats.ts';
import { linkVerbs } from '../faults/link-verbs.ts';
import { patientVerbs } from '../patient/patient-verbs.ts';
import type { TruthLine } from '../truth/lines.ts';
import type { VerbSpec, VerbTable } from '../verbs.ts';
import { parameterNames } from './params.ts';
import type { LinkFormat, ScenarioChair } from './scenario.ts';

/** One look-up over the verbs of all layers, for files and live alike (SI5): what a chair's targets are, and what each can do. */
export type Layer = Extract<TruthLine, { type: 'span' }>['layer'];

export type ResolvedVerb = {
  /** As its layer's table has it: `apnea`, `infusion.stop`. */
  readonly name: string;
  readonly spec: VerbSpec;
  readonly layer: Layer;
};

type Devices = Pick<ScenarioChair, 'devices' | 'links'>;

type Target = {
  readonly target: string;
  /** Those with the same can do the same. */
  readonly verbSet: string;
  /** For messages: a cuff cannot … */
  readonly is: string;
  readonly verbs: VerbTable;
  readonly layerOf: (verb: string) => Layer;
  /** What the table puts before the verb. */
  readonly prefix: string;
};

/** What stands between the patient and the device, not in it. */
const atTheSensor = [
  'probe_off',
  'probe_swap_finger',
  'ambient_light',
  'nail_polish',
  'leak',
  'wrong_cuff',
  'occluded',
];

export const linkPrefix = 'link:';

function targetsAt({ devices, links }: Devices): readonly Target[] {
  const ofDevices = devices.map(({ id, kind }): Target => ({
    target: id,
    verbSet: kind,
    is: kind === 'oximeter' ? 'an oximeter' : 'a cuff',
    verbs: kind === 'oximeter' ? oximeterVerbs : cuffVerbs,
    layerOf: (verb) => (atTheSensor.includes(verb) ? 'sensor' : 'device'),
    prefix: '',
  }));
  const ofLinks = links.flatMap((link) =>
    link.devices.map((id): Target => ({
      target: `${linkPrefix}${id}`,
      verbSet: `${linkPrefix}${link.format}`,
      is: 'a link',
      verbs: verbsOfLink(link.format),
      layerOf: () => 'link',
      prefix: '',
    })),
  );
  return [
    {
      ...{ target: 'patient', verbSet: 'patient', is: 'a patient' },
      ...{ verbs: patientVerbs, layerOf: () => 'patient', prefix: '' },
    },
    ...ofDevices,
    ...ofLinks,
    ...['infusion', 'nurse'].map((target): Target => ({
      target,
      verbSet: target,
      is: `the ${target}`,
      verbs: courseVerbs,
      layerOf: () => 'course',
      prefix: `${target}.`,
    })),
    {
      ...{ target: 'site', verbSet: 'site', is: 'the site' },
      ...{ verbs: siteVerbs, layerOf: () => 'site', prefix: '' },
    },
  ];
}

/** Those that make sense on a link of that format. */
function verbsOfLink(format: LinkFormat): VerbTable {
  return Object.fromEntries(verbsOf(format).map((verb) => [verb, linkVerbs[verb]]));
}

/** Refused in a sentence: no such target at the chair, no such verb, or a verb of something else. */
export function resolveVerb(chair: Devices, target: string, verb: string): Result<ResolvedVerb, string> {
  const targets = targetsAt(chair);
  const meant = targets.find((one) => one.target === target);
  if (meant === undefined) {
    return err(`no target "${target}" at this chair: it has ${targets.map((one) => one.target).join(', ')}`);
  }
  const name = `${meant.prefix}${verb}`;
  const spec = Object.hasOwn(meant.verbs, name) ? meant.verbs[name] : undefined;
  if (spec !== undefined) return ok({ name, spec, layer: meant.layerOf(verb) });
  const isKnown = allTables.some(({ verbs, prefix }) => Object.hasOwn(verbs, `${prefix}${verb}`));
  return err(
    isKnown
      ? `"${verb}" is nothing ${meant.is} can do ("${target}")`
      : `no verb "${verb}": "${target}" can ${namesOf(meant).join(', ')}`,
  );
}

/** Everything that can be made to happen at a chair, by target: for `sim verbs`. */
export function verbsFor(chair: Devices): readonly (PanelVerb & { readonly target: string })[] {
  return targetsAt(chair).flatMap((one) => verbsIn(one).map((verb) => ({ target: one.target, ...verb })));
}

/** For the panel: what something can be done to at a chair, and which set of verbs it has. */
export function targetsFor(chair: Devices): PanelChair['targets'] {
  return targetsAt(chair).map(({ target, verbSet }) => ({ target, verbSet }));
}

/** Every set that a target of these chairs has, once. */
export function verbSetsFor(chairs: readonly Devices[]): Panel['verbSets'] {
  const bySet = new Map(chairs.flatMap(targetsAt).map((one) => [one.verbSet, one]));
  return [...bySet].map(([id, one]) => ({ id, verbs: [...verbsIn(one)] }));
}

function verbsIn(one: Target): readonly PanelVerb[] {
  return namesOf(one).map((verb) => {
    const { kind, about, usualMs, params } = one.verbs[`${one.prefix}${verb}`] as VerbSpec;
    const names = parameterNames(params);
    const takes = names.length === 0 ? '' : ` Takes ${names.map((name) => `\`${name}\``).join(', ')}.`;
    return { verb, about: `${about}${takes}`, kind, usualMs: usualMs ?? null };
  });
}

function namesOf({ verbs, prefix }: Pick<Target, 'verbs' | 'prefix'>): readonly string[] {
  return Object.keys(verbs)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
}

/** A table as an author meets it. */
export type WrittenTable = {
  readonly title: string;
  /** What a target of it is called, as a regular expression. */
  readonly targets: string;
  /** One of them, as an example. */
  readonly example: string;
  readonly verbs: VerbTable;
  readonly prefix: string;
};

const device = '[a-z][a-z0-9-]*';
const none = { prefix: '' };

/** Every table once. */
export const allTables: readonly WrittenTable[] = [
  { title: 'The patient', targets: 'patient', example: 'patient', verbs: patientVerbs, ...none },
  { title: 'An oximeter', targets: device, example: 'ox', verbs: oximeterVerbs, ...none },
  { title: 'A cuff', targets: device, example: 'nbp', verbs: cuffVerbs, ...none },
  { title: 'A link', targets: `link:${device}`, example: 'link:ox', verbs: linkVerbs, ...none },
  {
    title: 'The infusion',
    targets: 'infusion',
    example: 'infusion',
    verbs: courseVerbs,
    prefix: 'infusion.',
  },
  { title: 'The nurse', targets: 'nurse', example: 'nurse', verbs: courseVerbs, prefix: 'nurse.' },
  { title: 'The site', targets: 'site', example: 'site', verbs: siteVerbs, ...none },
];
