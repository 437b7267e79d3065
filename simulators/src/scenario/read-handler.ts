import { handlerForm, triggerForms } from './form.ts';
import type { Path } from './problem.ts';
import { chairAt } from './read-expect.ts';
import { readStep } from './read-step.ts';
import type { StepScene } from './step-scene.ts';
import { isMapping, type Reader } from './reader.ts';
import type { Comparison, Handler, ScenarioChair, Trigger } from './scenario.ts';
import { resolveVerb } from './verb-tables.ts';

/** What happens when something else does, and what that is. */
export function readHandler(path: Path, scene: Omit<StepScene, 'isInHandler'>): Handler | undefined {
  const { reader } = scene;
  if (reader.keys(handlerForm, path) === undefined) return undefined;
  const { shape } = handlerForm;
  const name = reader.read(shape.chair, [...path, 'chair']);
  const chair = chairAt(name, [...path, 'chair'], scene);
  const chairs = scene.chairs.filter((one) => chair === null || one.chair === chair);
  const on = readTrigger([...path, 'on'], chairs, reader);
  const written = reader.at([...path, 'do']);
  const count = Array.isArray(written) ? written.length : 0;
  if (count === 0) reader.refuse([...path, 'do'], 'a handler does something: a list of steps');
  const steps = Array.from({ length: count }, (_, index) =>
    readStep([...path, 'do', index], { ...scene, chairs, isInHandler: true }),
  );
  if (on === undefined) return undefined;
  return {
    chair,
    on,
    do: steps.filter((step) => step !== undefined),
    once: reader.read(shape.once, [...path, 'once']) ?? false,
    delayMs: reader.read(shape.delay, [...path, 'delay']) ?? 0,
  };
}

function readTrigger(path: Path, chairs: readonly ScenarioChair[], reader: Reader): Trigger | undefined {
  const written = reader.at(path);
  const kinds = Object.keys(triggerForms) as (keyof typeof triggerForms)[];
  const kind = kinds.find((one) => isMapping(written) && one in written);
  switch (kind) {
    case undefined:
      reader.refuse(path, `a handler waits on one of ${kinds.join(', ')}`);
      return undefined;
    case 'alarm': {
      const form = reader.read(triggerForms.alarm, path);
      return form && { kind, what: form.alarm, priority: form.priority ?? null, becomes: form.becomes };
    }
    case 'signal': {
      const form = reader.read(triggerForms.signal, path);
      if (form === undefined) return undefined;
      const [first, second] = (['>', '>=', '<', '<='] as const).filter((one) => form[one] !== undefined);
      if (first === undefined || second !== undefined) {
        reader.refuse(path, 'a signal is compared once: { signal: sbp, ">=": 180 }');
        return undefined;
      }
      const compare: Comparison = first;
      return { kind, signal: form.signal, compare, value: form[first] ?? 0, forMs: form.for };
    }
    case 'verb': {
      const form = reader.read(triggerForms.verb, path);
      if (form === undefined) return undefined;
      const [target = '', verb = ''] = form.verb.split('.');
      const answers = chairs.map((chair) => resolveVerb(chair, target, verb));
      const refusal = answers.find((answer) => !answer.ok);
      const possible = answers.find((answer) => answer.ok);
      if (refusal?.ok === false) reader.refuse([...path, 'verb'], refusal.error);
      // The layer's own name: whichever of two oximeters it is done to.
      return { kind, verb: possible?.ok === true ? possible.value.name : form.verb };
    }
  }
}
