import { chairIdOf, stepWords } from './form.ts';
import { shown, unknownKey } from './issues.ts';
import { findingsInParams, namedParams } from './params.ts';
import type { Path } from './problem.ts';
import { isMapping } from './reader.ts';
import type { Deed } from './scenario.ts';
import type { StepScene, Words } from './step-scene.ts';
import { linkPrefix, resolveVerb } from './verb-tables.ts';
import type { VerbSpec } from '../verbs.ts';

type Candidate = {
  readonly key: string;
  readonly target: string;
  readonly verb: string;
  /** Null: by themselves under `key`. */
  readonly written: unknown;
  /** Where a parameter of that name stands. */
  readonly at: (name: string) => Path;
};

/** What happens in a step, whichever way it is said; `spec` null: nothing that can be done there, and told. */
export function readDeed(
  words: Words,
  path: Path,
  scene: StepScene,
): { readonly deed: Deed; readonly spec: VerbSpec | null } | undefined {
  const { reader } = scene;
  const rest = Object.fromEntries(Object.entries(words).filter(([key]) => !(key in stepWords)));
  const [candidate, second] = candidatesOf(rest, path);
  if (candidate === undefined) {
    for (const key of Object.keys(rest)) reader.refuseKey([...path, key], unknownKey(key));
    reader.refuse(path, 'a step says what happens: event, set, ramp, note, link and fault, or ox.probe_off');
    return undefined;
  }
  if (second !== undefined) {
    reader.refuseKey(
      [...path, second.key],
      `"${candidate.key}" and "${second.key}": one thing happens in a step`,
    );
  }
  const hasFlatParams = candidate.key === 'event' || candidate.key === 'link';
  const beside = Object.keys(rest).filter((key) => !hasFlatParams && !isDeedKey(key));
  for (const key of beside) reader.refuseKey([...path, key], unknownKey(key));
  return resolved(candidate, path, scene);
}

function resolved(
  { key, target, verb, written, at }: Candidate,
  path: Path,
  scene: StepScene,
): { readonly deed: Deed; readonly spec: VerbSpec | null } {
  const { reader, chairs } = scene;
  const unresolved = { deed: { target, verb, params: isMapping(written) ? written : {} }, spec: null };
  const answers = chairs.map((chair) => resolveVerb(chair, target, verb));
  const refusal = answers.find((answer) => !answer.ok);
  if (refusal?.ok === false) {
    if (scene.areDevicesSure || target === 'patient') reader.refuseKey([...path, key], refusal.error);
    return unresolved;
  }
  const [answer] = answers;
  if (answer?.ok !== true) return unresolved;
  const { spec } = answer.value;
  const params = namedParams(spec, written);
  if (params === null) {
    reader.refuse([...path, key], `${shown(written)} is not what "${key}" takes: its parameters by name`);
    return unresolved;
  }
  for (const {
    path: [name, ...deeper],
    at: end,
    message,
  } of findingsInParams(spec, params)) {
    const where = name === undefined ? [...path, key] : [...at(String(name)), ...deeper];
    if (end === 'key') reader.refuseKey(where, message);
    else reader.refuse(where, message);
  }
  return {
    deed: { target, verb, params: withChairs(params, { target, path: [...path, key] }, scene) },
    spec,
  };
}

/** Everything in the step that says that something happens. */
function candidatesOf(rest: Readonly<Record<string, unknown>>, path: Path): readonly Candidate[] {
  const beside = (name: string): Path => [...path, name];
  const { event, link, fault, set, ramp, note, ...others } = rest;
  const flat = Object.fromEntries(Object.entries(rest).filter(([key]) => !isDeedKey(key)));
  const under = (key: string) => (name: string) => [...path, key, name];
  const all: readonly (Candidate | null)[] = [
    event === undefined
      ? null
      : { key: 'event', target: 'patient', verb: textOf(event), written: flat, at: beside },
    link === undefined && fault === undefined
      ? null
      : {
          key: link === undefined ? 'fault' : 'link',
          target: `${linkPrefix}${textOf(link)}`,
          verb: textOf(fault),
          written: flat,
          at: beside,
        },
    set === undefined
      ? null
      : { key: 'set', target: 'patient', verb: 'hold', written: set, at: under('set') },
    ramp === undefined
      ? null
      : { key: 'ramp', target: 'patient', verb: 'hold', written: ramp, at: under('ramp') },
    note === undefined
      ? null
      : {
          key: 'note',
          target: 'site',
          verb: 'note',
          written: { text: note },
          at: () => [...path, 'note'],
        },
    ...Object.entries(others).map(([key, written]): Candidate | null => {
      if (!isDeedKey(key)) return null;
      const dot = key.indexOf('.');
      const at = isMapping(written) ? under(key) : () => [...path, key];
      return { key, target: key.slice(0, dot), verb: key.slice(dot + 1), written, at };
    }),
  ];
  return all.filter((one) => one !== null);
}

const plainDeeds = ['event', 'link', 'fault', 'set', 'ramp', 'note'];

function isDeedKey(key: string): boolean {
  return key.includes('.') || plainDeeds.includes(key);
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Chairs that parameters name, as the gateway calls them: checked, since only the file knows which there are. */
function withChairs(
  params: Readonly<Record<string, unknown>>,
  { target, path }: { readonly target: string; readonly path: Path },
  { reader, chairIds }: StepScene,
): Readonly<Record<string, unknown>> {
  if (target !== 'site') return params;
  const named = (['with', 'to'] as const).filter((name) => name in params);
  return named.reduce((all, name) => {
    const chair = chairIdOf(textOf(params[name]));
    if (chair === null || !chairIds.includes(chair)) {
      reader.refuse([...path, name], `no chair ${shown(params[name])}: there are ${chairIds.join(', ')}`);
    }
    return { ...all, [name]: chair ?? params[name] };
  }, params);
}
