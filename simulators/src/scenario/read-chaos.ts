import { chaosForm } from './form.ts';
import type { Path } from './problem.ts';
import type { Reader } from './reader.ts';
import type { Chaos, ScenarioChair } from './scenario.ts';
import { resolveVerb } from './verb-tables.ts';

/** Faults thrown in at random. A fault of the mix has to be possible somewhere, and to need no parameter. */
export function readChaos(path: Path, chairs: readonly ScenarioChair[], reader: Reader): Chaos | null {
  const form = reader.read(chaosForm, path);
  if (form === undefined) return null;
  for (const key of Object.keys(form.mix)) {
    const dot = key.indexOf('.');
    // A verb alone is the patient's.
    const target = dot < 0 ? 'patient' : key.slice(0, dot);
    const answers = chairs.map((chair) => resolveVerb(chair, target, key.slice(dot + 1)));
    const possible = answers.find((answer) => answer.ok);
    const refused = answers.find((answer) => !answer.ok);
    if (possible?.ok !== true) {
      if (refused?.ok === false) reader.refuseKey([...path, 'mix', key], refused.error);
    } else if (!possible.value.spec.params.safeParse({}).success) {
      reader.refuseKey([...path, 'mix', key], `"${key}" needs parameters: it can not be thrown in at random`);
    }
  }
  return {
    faultsPerChairHour: parseFloat(form.budget),
    mix: form.mix,
    quietFirstMs: form.quietFirst,
  };
}
