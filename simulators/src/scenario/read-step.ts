import { extremesOf } from './draw.ts';
import { stepForm } from './form.ts';
import { isAnchor } from './instant.ts';
import { shown } from './issues.ts';
import type { Path } from './problem.ts';
import { readDeed } from './read-deed.ts';
import { readTime, refuseTime } from './read-time.ts';
import type { Step } from './scenario.ts';
import type { StepScene } from './step-scene.ts';

/** One step of a timeline or a handler. What is wrong with it is noted; undefined: too much to go on. */
export function readStep(path: Path, scene: StepScene): Step | undefined {
  const { reader } = scene;
  const words = reader.read(stepForm, path);
  if (words === undefined) return undefined;
  if (words.label !== undefined && isAnchor(words.label)) {
    reader.refuse([...path, 'label'], `"${words.label}" is a time, no label`);
  }
  const at = scene.isInHandler ? refuseTime(words, path, scene) : readTime(words, path, reader);
  const found = readDeed(words, path, scene);
  if (found === undefined || at === undefined) return undefined;
  if (found.spec?.kind === 'instant' && words.for !== undefined) {
    reader.refuseKey([...path, 'for'], `"${found.deed.verb}" happens once: it has no "for"`);
  }
  if (words.for !== undefined && extremesOf(words.for).some((ms) => Number(ms) <= 0)) {
    reader.refuse([...path, 'for'], `${shown(reader.at([...path, 'for']))} is no time something could last`);
  }
  return {
    at,
    do: found.deed,
    forMs: words.for ?? null,
    label: words.label ?? null,
    probability: words.p ?? 1,
    where: scene.placeOf(path),
  };
}
